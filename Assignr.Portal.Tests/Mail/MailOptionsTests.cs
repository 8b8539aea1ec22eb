using Assignr.Portal.Mail;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Mail;

public sealed class MailOptionsTests
{
    [Fact]
    public void Development_needs_no_mail_settings_at_all() => Assert.Empty(Problems(new MailOptions(), Environments.Development));

    [Fact]
    public void Anywhere_else_mail_without_a_transport_is_refused() =>
        Assert.Contains(Problems(new MailOptions(), Environments.Production),
            problem => problem.StartsWith("Mail:Transport is not set", StringComparison.Ordinal));

    [Fact]
    public void Files_with_working_links_are_for_Development_only() =>
        Assert.Contains(Problems(new MailOptions { Transport = Transport.Pickup }, Environments.Production),
            problem => problem.Contains("Development only", StringComparison.Ordinal));

    [Fact]
    public void A_mail_server_a_sender_and_both_halves_of_the_sign_in_are_asked_for()
    {
        var problems = Problems(new MailOptions { Transport = Transport.Smtp, UserName = "portal" }, Environments.Production);

        Assert.Contains(problems, problem => problem.StartsWith("Mail:Host", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Mail:From", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("Mail__Password", StringComparison.Ordinal));
    }

    [Fact]
    public void A_password_is_never_sent_in_clear() =>
        Assert.Contains(
            Problems(Relay() with { Security = MailSecurity.None, UserName = "portal", Password = "secret words" }),
            problem => problem.Contains("the password would travel in clear", StringComparison.Ordinal));

    [Fact]
    public void Without_FluentEmail_in_the_build_it_cannot_be_chosen() =>
        Assert.Contains(Problems(Relay() with { Transport = Transport.FluentEmail }),
            problem => problem.Contains("-p:FluentEmail=true", StringComparison.Ordinal));

    [Fact]
    public void A_relay_with_TLS_and_a_sender_is_fine() => Assert.Empty(Problems(Relay()));

    private sealed record Settings
    {
        public Transport Transport { get; init; } = Transport.Smtp;

        public MailSecurity Security { get; init; } = MailSecurity.StartTls;

        public string UserName { get; init; } = "";

        public string Password { get; init; } = "";
    }

    private static Settings Relay() => new();

    private static List<string> Problems(Settings settings) => Problems(new MailOptions
    {
        Transport = settings.Transport,
        Host = "mail.league.example.com",
        From = "assignors@league.example.com",
        Security = settings.Security,
        UserName = settings.UserName,
        Password = settings.Password,
    }, Environments.Production);

    private static List<string> Problems(MailOptions mail, string environment) =>
        [.. new MailOptionsCheck(new At(environment)).Validate(null, mail).Failures ?? []];

    private sealed class At(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
