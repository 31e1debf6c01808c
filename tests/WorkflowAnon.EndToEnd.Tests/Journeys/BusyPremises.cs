namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>One office in full swing (the demonstration's data) for all journeys of a store.</summary>
public abstract class BusyPremises : IAsyncLifetime
{
    private Premises? _premises;

    public Uri Address => _premises!.Address;

    /// <summary>True: nobody has a mouse.</summary>
    public virtual bool KeyboardOnly => false;

    /// <summary>True where events travel over RabbitMQ.</summary>
    public abstract bool HasBroker { get; }

    public async Task InitializeAsync() => _premises = await StartAsync();

    public async Task DisposeAsync()
    {
        if (_premises is not null)
            await _premises.DisposeAsync();
    }

    /// <summary>The last lines of every process's log.</summary>
    public string Logs() => _premises?.Logs() ?? "";

    private protected abstract Task<Premises> StartAsync();
}

/// <summary>The embedded default, with the keyboard alone.</summary>
public sealed class BusyEmbedded : BusyPremises
{
    public override bool KeyboardOnly => true;

    public override bool HasBroker => false;

    private protected override Task<Premises> StartAsync() => Premises.EmbeddedAsync(busy: true);
}

/// <summary>PostgreSQL and RabbitMQ, four processes.</summary>
public sealed class BusyDeployed : BusyPremises
{
    public override bool HasBroker => true;

    private protected override Task<Premises> StartAsync() => Premises.ApartAsync(busy: true);
}
