using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Messaging.Mail;

/// <summary>Registers the relay of mails. Storage is registered by the host.</summary>
public static class MailRegistration
{
    /// <summary>Adds the relay of mails of notices; one role of a deployment is enough, more do no harm.</summary>
    public static IServiceCollection AddNoticeMail(this IServiceCollection services, MailOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(_ => ServiceOpening.Made());
        services.AddSingleton<MailRelay>();
        services.AddHostedService(s => s.GetRequiredService<MailRelay>());
        return services;
    }
}
