using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>Nothing leaves in clear without intent (requirements.md 54).</summary>
public sealed class SecurityTests
{
    [Fact]
    public async Task With_STARTTLS_the_sign_in_and_the_letter_travel_encrypted()
    {
        await using var bench = await MailBench.StartAsync(Safe);
        bench.Receiver.OffersStartTls = true;
        bench.Receiver.SignIn = ("portal", "secret words");
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.True(Assert.Single(bench.Receiver.Mails).Encrypted);
        Assert.Null(bench.Channel.State.Reason);
    }

    [Fact]
    public async Task With_TLS_from_the_first_byte_as_well()
    {
        await using var bench = await MailBench.StartAsync(mail => mail.CertificateFingerprint = SmtpReceiver.Fingerprint,
            tlsOnConnect: true);
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.True(Assert.Single(bench.Receiver.Mails).Encrypted);
    }

    [Fact]
    public async Task Where_STARTTLS_was_stripped_not_a_byte_of_mail_nor_of_the_sign_in_leaves()
    {
        await using var bench = await MailBench.StartAsync(Safe);
        bench.Receiver.SignIn = ("portal", "secret words");
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Contains("offers no STARTTLS", bench.Channel.State.Reason, StringComparison.Ordinal);
        AssertNothingLeft(bench);
        Assert.Equal(MessageState.Queued, await bench.StateAsync(message));
    }

    [Fact]
    public async Task Where_STARTTLS_is_refused_nothing_leaves()
    {
        await using var bench = await MailBench.StartAsync(Safe);
        bench.Receiver.OffersStartTls = true;
        bench.Receiver.Script = turn => turn.Verb == "STARTTLS" ? SmtpAnswer.Say("454 4.7.0 TLS not available") : null;
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.True(bench.Channel.IsPaused);
        AssertNothingLeft(bench);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF")]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted(string fingerprint)
    {
        await using var bench = await MailBench.StartAsync(mail =>
        {
            Safe(mail);
            mail.CertificateFingerprint = fingerprint;
        });
        bench.Receiver.OffersStartTls = true;
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Contains("certificate cannot be trusted", bench.Channel.State.Reason, StringComparison.Ordinal);
        AssertNothingLeft(bench);
    }

    [Fact]
    public async Task TLS_to_a_port_that_does_not_speak_it_is_said_in_plain_words()
    {
        await using var bench = await MailBench.StartAsync(mail =>
            (mail.Security, mail.ConnectTimeoutSeconds) = (MailSecurity.TlsOnConnect, 2));
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.True(bench.Channel.IsPaused);
        AssertNothingLeft(bench);
    }

    [Fact]
    public async Task A_wrong_password_pauses_the_channel_and_fails_nobody()
    {
        await using var bench = await MailBench.StartAsync(Safe);
        bench.Receiver.OffersStartTls = true;
        bench.Receiver.SignIn = ("portal", "another password");
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Contains("did not accept Mail:UserName and Mail:Password", bench.Channel.State.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", bench.Channel.State.Reason, StringComparison.Ordinal);
        Assert.Equal(0, (await bench.FindAsync(message)).Attempts);
    }

    private static void Safe(MailOptions mail)
    {
        mail.Security = MailSecurity.StartTls;
        mail.CertificateFingerprint = SmtpReceiver.Fingerprint;
        mail.UserName = "portal";
        mail.Password = "secret words";
    }

    private static void AssertNothingLeft(MailBench bench)
    {
        Assert.Empty(bench.Receiver.Mails);
        Assert.All(bench.Receiver.Sessions, session =>
        {
            Assert.Equal(0, session.LetterBytes);
            Assert.DoesNotContain(session.Commands, line =>
                line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase) || line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
        });
    }
}
