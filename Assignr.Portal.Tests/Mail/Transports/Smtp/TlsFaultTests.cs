using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>A server that says yes to STARTTLS and then speaks no TLS: mail pauses in plain words, and nothing is lost.</summary>
public sealed class TlsFaultTests
{
    private const string Unsafe = "There is no safe connection to localhost: it does not speak TLS on port ";
    private const string Broken = "localhost broke the connection off, or answered with something that is no TLS, on port ";
    private const string Late = "did not answer within 1 second.";

    private static readonly SmtpAnswer Yes = SmtpAnswer.Say("220 2.0.0 Go ahead");
    private static readonly SmtpAnswer YesAndClose = SmtpAnswer.SayAndClose("220 2.0.0 Go ahead");

    /// <summary>Stays at the socket and says nothing more.</summary>
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    public static TheoryData<string, string> Faults => new()
    {
        { "closes", Broken },
        { "resets", Broken },
        { "hangs", Late },
        { "goes on in clear", Broken },
        { "random bytes, then closes", "" },
        { "random bytes, then hangs", "" },
        { "many random bytes", "" },
        { "the head of a record, then closes", "" },
        { "the head of a record, then hangs", Late },
        { "a TLS alert", "" },
        { "zeros", "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Mail_pauses_and_goes_on_once_it_is_over(string fault, string says)
    {
        await using var bench = await MailBench.StartAsync(mail =>
        {
            mail.Security = MailSecurity.StartTls;
            mail.CertificateFingerprint = SmtpReceiver.Fingerprint;
            mail.ConnectTimeoutSeconds = 1;
        });
        bench.Receiver.OffersStartTls = true;
        bench.Receiver.Script = turn => turn.Verb == "STARTTLS" ? Answer(fault) : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(bench.Channel.IsPaused);
        var reason = bench.Channel.State.Reason!;
        Assert.Contains(says, reason, StringComparison.Ordinal);
        Assert.StartsWith(reason.StartsWith("There", StringComparison.Ordinal) ? Unsafe : "localhost", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reason, StringComparison.Ordinal);
        var row = await bench.FindAsync(message);
        Assert.Equal((0, null, null), (row.Attempts, row.ClaimedBy, row.LastReply));
        Assert.All(bench.Receiver.Sessions, session => Assert.Equal(0, session.LetterBytes));

        bench.Receiver.Script = _ => null;
        bench.Portal.Clock.Advance(MailChannel.Pause);
        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        Assert.Equal((1, true), (bench.Receiver.MailCount, bench.Receiver.Mails[0].Encrypted));
        Assert.Null(bench.Channel.State.Reason);
    }

    private static SmtpAnswer Answer(string fault) => fault switch
    {
        "closes" => YesAndClose,
        "resets" => SmtpAnswer.ResetConnection with { Bytes = "220 2.0.0 Go ahead\r\n"u8.ToArray() },
        "hangs" => Yes with { Every = Never },
        "goes on in clear" => YesAndClose with { Bytes = "250 2.0.0 Ok\r\n"u8.ToArray() },
        "random bytes, then closes" => YesAndClose with { Bytes = Random(600) },
        "random bytes, then hangs" => Yes with { Bytes = Random(600), Every = Never },
        "many random bytes" => YesAndClose with { Bytes = Random(1_000_000) },
        "the head of a record, then closes" => YesAndClose with { Bytes = [0x16, 0x03, 0x03, 0x40, 0x00] },
        "the head of a record, then hangs" => Yes with { Bytes = [0x16, 0x03, 0x03, 0x40, 0x00], Every = Never },
        "a TLS alert" => YesAndClose with { Bytes = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28] },
        "zeros" => YesAndClose with { Bytes = new byte[600] },
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>The same each time.</summary>
    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        new Random(20).NextBytes(bytes);
        return bytes;
    }
}
