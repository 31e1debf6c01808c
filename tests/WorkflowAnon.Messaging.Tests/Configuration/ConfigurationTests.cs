using Microsoft.Extensions.Configuration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Testing;

namespace WorkflowAnon.Messaging.Tests.Configuration;

public sealed class ConfigurationTests
{
    [Fact]
    public void Without_any_configuration_it_is_a_demonstration_on_the_embedded_defaults_with_every_role()
    {
        var setup = Read();

        Assert.Equal((ServerMode.Demonstration, ServerRoles.All), (setup.Mode, setup.Roles));
        Assert.True(setup is { UsesBusinessClock: true, UsesDemonstrationAccounts: true, UsesDemonstrationData: true });
        Assert.True(setup.MessagingOptions().IsInMemory);
        Assert.Equal("青森県警察", setup.Profile.Names.Agency);
    }

    [Fact]
    public void PostgreSQL_and_RabbitMQ_make_it_the_real_thing_without_demonstration_clock_and_accounts()
    {
        var setup = Read("Storage:Provider=PostgreSql", "Storage:ConnectionString=Host=db", "Messaging:Broker=amqp://mq:5672/", "Role=relay");

        Assert.Equal((ServerMode.Production, ServerRoles.Relay), (setup.Mode, setup.Roles));
        Assert.False(setup.UsesBusinessClock || setup.UsesDemonstrationAccounts || setup.UsesDemonstrationData);
        Assert.Empty(setup.MessagingOptions().ConsumedDepartments);
    }

    [Theory]
    // what is configured, | between keys | what the refusal must name
    [InlineData("Colour=red", "WorkflowAnon:Colour：知らないキー")]
    [InlineData("Storage:Colour=red", "WorkflowAnon:Storage:Colour：知らないキー")]
    [InlineData("Provider=Sqlite", "WorkflowAnon:Provider：知らないキーです（WorkflowAnon:Storage:Provider のことですか）")]
    [InlineData("Storage:Provider:Name=Sqlite", "WorkflowAnon:Storage:Provider:Name：知らないキー")]
    [InlineData("Storage=Sqlite", "WorkflowAnon:Storage：知らないキーです（")]
    [InlineData("Storage:Provider=Oracle", "WorkflowAnon:Storage:Provider：「Oracle」は書けない値です（Sqlite、PostgreSql のいずれか）")]
    [InlineData("Storage:WorkerConcurrency=many", "WorkflowAnon:Storage:WorkerConcurrency：「many」は書けない値です（整数）")]
    [InlineData("Storage:WorkerConcurrency=0", "WorkflowAnon:Storage:WorkerConcurrency：1 から 64")]
    [InlineData("Demonstration:Clock=yes", "WorkflowAnon:Demonstration:Clock：「yes」は書けない値です（true か false）")]
    [InlineData("Role=boss", "役割（--role）「boss」はありません")]
    [InlineData("Role=,", "役割（--role）が空です")]
    [InlineData("Role=web", "WorkflowAnon:Role：SQLite は1つのプロセスだけ")]
    [InlineData("Storage:Provider=PostgreSql", "WorkflowAnon:Storage:ConnectionString：")]
    [InlineData("Storage:ConnectionString=Host=x", "WorkflowAnon:Storage:ConnectionString：SQLite では書けません")]
    [InlineData("Storage:Provider=PostgreSql|Storage:ConnectionString=Host=x|Role=web", "WorkflowAnon:Role：InMemory の伝送は1つのプロセスだけ")]
    [InlineData("Messaging:Transport=RabbitMq", "WorkflowAnon:Messaging:Broker：")]
    [InlineData("Messaging:Broker=http://x", "WorkflowAnon:Messaging:Broker：")]
    [InlineData("Messaging:Transport=InMemory|Messaging:Broker=amqp://x", "WorkflowAnon:Messaging:Broker：InMemory")]
    [InlineData("Messaging:RelayPollMilliseconds=500", "WorkflowAnon:Messaging:RelayPollMilliseconds：10 から 250")]
    [InlineData("Mode=Production|Demonstration:Clock=true", "WorkflowAnon:Demonstration:Clock：実演の時計は本番")]
    [InlineData("Mode=Production|Demonstration:Accounts=true", "WorkflowAnon:Demonstration:Accounts：")]
    [InlineData("Mode=Production|Demonstration:Data=true", "WorkflowAnon:Demonstration:Data：")]
    [InlineData("Mode=Production|Demonstration:Cases=true", "WorkflowAnon:Demonstration:Cases：")]
    [InlineData("Mail:Hots=mx", "WorkflowAnon:Mail:Hots：知らないキー")]
    [InlineData("Mail:From=a@example.jp", "WorkflowAnon:Mail:Host：メールの中継サーバーのホスト名がありません。メールを使わないときは WorkflowAnon:Mail:Host とほかの Mail のキー（WorkflowAnon:Mail:From）")]
    [InlineData("Mail:Host= ", "WorkflowAnon:Mail:Host：")]
    [InlineData("Mail:Host=mx|Mail:BaseAddress=https://x/", "WorkflowAnon:Mail:From：")]
    [InlineData("Mail:Host=mx|Mail:From=nobody|Mail:BaseAddress=https://x/", "WorkflowAnon:Mail:From：")]
    [InlineData("Mail:Host=mx|Mail:From=a@example.jp", "WorkflowAnon:Mail:BaseAddress：")]
    [InlineData("Mail:Host=mx|Mail:From=a@example.jp|Mail:BaseAddress=ftp://x/", "WorkflowAnon:Mail:BaseAddress：")]
    [InlineData("Mail:Host=mx|Mail:Port=0", "WorkflowAnon:Mail:Port：1 から 65535 までの値でなければなりません（0）")]
    [InlineData("Mail:Host=mx|Mail:Port=smtp", "WorkflowAnon:Mail:Port：「smtp」は書けない値です（整数）")]
    [InlineData("Mail:Host=mx|Mail:Security=ssl", "WorkflowAnon:Mail:Security：「ssl」は書けない値です（None、StartTls、Tls のいずれか）")]
    [InlineData("Mail:Host=mx|Mail:UserName=u", "WorkflowAnon:Mail:PasswordFile：WorkflowAnon:Mail:UserName と")]
    [InlineData("Mail:Host=mx|Mail:PasswordFile=x", "WorkflowAnon:Mail:UserName：WorkflowAnon:Mail:UserName と")]
    [InlineData("Mail:Host=mx|Mail:UserName=u|Mail:PasswordFile=x|Mail:Security=none", "WorkflowAnon:Mail:Security：None では、パスワードがそのまま流れます")]
    [InlineData("Mail:Host=mx|Mail:UserName=u|Mail:PasswordFile=x", "WorkflowAnon:Mail:PasswordFile：ファイルがありません")]
    [InlineData("Mail:Host=mx|Mail:AuthorityFile=x", "WorkflowAnon:Mail:AuthorityFile：認証局の証明書を読めません")]
    [InlineData("Mail:Host=mx|Mail:AuthorityFile=x|Mail:Security=none", "WorkflowAnon:Mail:AuthorityFile：None では、証明書を確かめません")]
    [InlineData("Mail:Host=mx|Mail:Password=x", "WorkflowAnon:Mail:Password：知らないキーです（")]
    [InlineData("OpenIdConnect:ClientId=c", "WorkflowAnon:OpenIdConnect:Authority：認証基盤のアドレスがありません。OpenID Connect を使わないときは WorkflowAnon:OpenIdConnect:Authority とほかの OpenIdConnect のキー（WorkflowAnon:OpenIdConnect:ClientId）")]
    [InlineData("OpenIdConnect:LocalPasswords=false", "WorkflowAnon:OpenIdConnect:Authority：")]
    [InlineData("OpenIdConnect:LocalPasswords=no", "WorkflowAnon:OpenIdConnect:LocalPasswords：「no」は書けない値です（true か false）")]
    [InlineData("OpenIdConnect:Authority=id.example.jp", "WorkflowAnon:OpenIdConnect:Authority：認証基盤のアドレス（issuer）を")]
    [InlineData("OpenIdConnect:Authority=http://id.example.jp", "WorkflowAnon:OpenIdConnect:Authority：http は同じ機械")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp", "WorkflowAnon:OpenIdConnect:ClientId：")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c", "WorkflowAnon:OpenIdConnect:ClientSecretFile：WorkflowAnon:OpenIdConnect:ClientSecretFile（")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c|OpenIdConnect:ClientSecret=s|OpenIdConnect:ClientSecretFile=x", "どちらか一つ")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c|OpenIdConnect:ClientSecretFile=ない", "WorkflowAnon:OpenIdConnect:ClientSecretFile：ファイルがありません")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c|OpenIdConnect:ClientSecret=s|OpenIdConnect:Scopes=profile", "WorkflowAnon:OpenIdConnect:Scopes：")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c|OpenIdConnect:ClientSecret=s|OpenIdConnect:PersonClaim=a b", "WorkflowAnon:OpenIdConnect:PersonClaim：")]
    [InlineData("OpenIdConnect:Authority=https://id.example.jp|OpenIdConnect:ClientId=c|OpenIdConnect:ClientSecret=s|OpenIdConnect:DisplayName= ", "WorkflowAnon:OpenIdConnect:DisplayName：")]
    [InlineData("Profile=ない.json", "ない.json")]
    public void What_cannot_be_is_refused_by_the_name_of_its_key(string configured, string named)
    {
        var refusal = Assert.Throws<ConfigurationRefusedException>(() => Read(configured.Split('|')));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", 25)]
    [InlineData("starttls", 587)]
    [InlineData("tls", 465)]
    [InlineData(null, 587)]
    public void Mail_goes_out_only_where_a_relay_is_named(string? security, int port)
    {
        Assert.Null(Read().MailOptions());
        string[] keys = ["Mail:Host=mx.example.jp", "Mail:From=a@example.jp", "Mail:BaseAddress=https://pages.example.jp/office", .. security is null ? [] : new[] { "Mail:Security=" + security }];
        var mail = Read(keys).MailOptions()!;
        Assert.Equal(("mx.example.jp", port, "https://pages.example.jp/office/"), (mail.Host, mail.Port, mail.BaseAddress.AbsoluteUri));
        Assert.Equal(2525, Read([.. keys, "Mail:Port=2525"]).MailOptions()!.Port);
    }

    [Fact]
    public void Staff_sign_in_by_a_provider_only_where_one_is_named_and_on_this_machine_without_tls()
    {
        Assert.Null(Read().OpenIdConnect());
        string[] keys = ["OpenIdConnect:Authority=http://127.0.0.1:9000/realm/", "OpenIdConnect:ClientId=c", "OpenIdConnect:ClientSecret=s"];
        var way = Read(keys).OpenIdConnect()!;
        Assert.Equal(("http://127.0.0.1:9000/realm", "c", "s", "sub", "庁内の認証基盤", true), (way.Provider, way.ClientId, way.ClientSecret, way.PersonClaim, way.DisplayName, way.AllowsPasswords));
        Assert.Equal(["openid"], way.Scopes);
        var other = Read([.. keys, "OpenIdConnect:Scopes=openid  email", "OpenIdConnect:PersonClaim=employee_number", "OpenIdConnect:LocalPasswords=false"]).OpenIdConnect()!;
        Assert.Equal(("employee_number", false), (other.PersonClaim, other.AllowsPasswords));
        Assert.Equal(["openid", "email"], other.Scopes);
    }

    [Fact]
    public void A_client_secret_comes_from_a_file_without_its_line_end()
    {
        using var folder = new TempDirectory();
        File.WriteAllText(folder.Combine("secret"), "himitsu\n");
        Assert.Equal("himitsu", Read("OpenIdConnect:Authority=https://id.example.jp", "OpenIdConnect:ClientId=c", "OpenIdConnect:ClientSecretFile=" + folder.Combine("secret")).OpenIdConnect()!.ClientSecret);
    }

    [Fact]
    public void A_secret_is_never_repeated_in_a_message()
    {
        Assert.DoesNotContain("himitsu", Refusal("OpenIdConnect:Authority=x", "OpenIdConnect:ClientId=c", "OpenIdConnect:ClientSecret=himitsu"), StringComparison.Ordinal);
        Assert.DoesNotContain("himitsu", Refusal("OpenIdConnect:Authority=https://x", "OpenIdConnect:ClientId=c", "OpenIdConnect:ClientSecretFile=himitsu"), StringComparison.Ordinal);

        static string Refusal(params string[] keys) => Assert.Throws<ConfigurationRefusedException>(() => Read(keys)).Message;
    }

    [Fact]
    public void A_password_in_place_of_its_file_is_never_repeated_in_a_message() => Assert.DoesNotContain(
        "himitsu", Assert.Throws<ConfigurationRefusedException>(() => Read("Mail:Host=mx", "Mail:UserName=u", "Mail:PasswordFile=himitsu")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_password_of_the_wrong_kind_is_never_repeated_in_a_message() =>
        Assert.DoesNotContain("secret", Assert.Throws<ConfigurationRefusedException>(() => Read("Messaging:Passwort=secret")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--role web --role relay", "web,relay")]
    [InlineData("--role=web,relay", "web,relay")]
    public void Roles_may_be_given_repeatedly_or_by_comma(string line, string role) =>
        Assert.Equal(role, CommandLine.Parse(line.Split(' ')).Settings["WorkflowAnon:Role"]);

    [Theory]
    [InlineData("--Storage:Provider PostgreSql")]
    [InlineData("--storage:provider=PostgreSql")]
    [InlineData("--WorkflowAnon:Storage:Provider PostgreSql")]
    public void Every_key_of_the_section_is_an_option(string line) =>
        Assert.Equal("PostgreSql", CommandLine.Parse(line.Split(' ')).Settings["WorkflowAnon:Storage:Provider"]);

    [Theory]
    [InlineData("--colour red", "--colour")]
    [InlineData("-x", "-x")]
    [InlineData("--role", "--role")]
    [InlineData("--mode --role web", "--mode")]
    [InlineData("--mode Production --mode Demonstration", "--mode")]
    [InlineData("--role web extra", "extra")]
    public void An_option_that_means_nothing_is_refused_by_its_name(string line, string named) =>
        Assert.Contains($"「{named}」", Assert.Throws<ConfigurationRefusedException>(() => CommandLine.Parse(line.Split(' '))).Message, StringComparison.Ordinal);

    private static ServerSetup Read(params string[] keys) => ServerSetup.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Select(k => k.Split('=', 2)).Select(k => KeyValuePair.Create($"WorkflowAnon:{k[0]}", (string?)k[1]))).Build());
}
