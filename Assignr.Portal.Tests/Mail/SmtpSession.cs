using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Assignr.Portal.Tests.Mail;

/// <summary>One connection to the receiver.</summary>
public sealed class SmtpSession : IDisposable
{
    private readonly SmtpReceiver receiver;
    private readonly Socket socket;
    private readonly ConcurrentQueue<string> commands = new();
    private readonly SmtpWire wire;
    private string from = "";
    private List<string> to = [];
    private bool signedIn;
    private int letters;
    private string? lastSaid;

    internal SmtpSession(SmtpReceiver receiver, Socket socket, int number)
    {
        (this.receiver, this.socket, Number) = (receiver, socket, number);
        wire = new SmtpWire(socket);
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>Every line the client sent outside of letters, AUTH included.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    public bool Encrypted => wire.Encrypted;

    /// <summary>Bytes of letters, whole or not.</summary>
    public long LetterBytes { get; private set; }

    public bool Ended { get; private set; }

    public void Dispose() => wire.Dispose();

    internal async Task RunAsync(CancellationToken closing)
    {
        try
        {
            if (receiver.TlsOnConnect)
                await wire.EncryptAsync(closing);
            if (await AnswerAsync("CONNECT", "", "220 receiver.test ESMTP", closing))
                await TalkAsync(closing);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException
            or AuthenticationException)
        {
            // The client closed the connection, or the test is over.
        }
        Ended = true;
        wire.Dispose();
        receiver.Happened();
    }

    private async Task TalkAsync(CancellationToken closing)
    {
        while (await wire.LineAsync(closing) is { } line)
        {
            commands.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var goesOn = verb switch
            {
                "EHLO" or "HELO" => await AnswerAsync("EHLO", line, Greeting(), closing),
                "STARTTLS" => await StartTlsAsync(line, closing),
                "AUTH" => await SignInAsync(line, closing),
                "MAIL" => await MailAsync(line, closing),
                "RCPT" => await RecipientAsync(line, closing),
                "DATA" => await DataAsync(line, closing),
                "RSET" => await AnswerAsync(verb, line, "250 2.0.0 Ok", closing),
                "NOOP" => await AnswerAsync(verb, line, "250 2.0.0 Ok", closing),
                "QUIT" => await AnswerAsync(verb, line, "221 2.0.0 Bye", closing) && false,
                _ => await AnswerAsync(verb, line, "502 5.5.2 Not known", closing),
            };
            receiver.Happened();
            if (!goesOn)
                return;
        }
    }

    private string Greeting()
    {
        List<string> lines = ["receiver.test", .. receiver.Extensions];
        if (receiver.OffersStartTls && !Encrypted)
            lines.Add("STARTTLS");
        if (receiver.SignIn is not null && (Encrypted || !receiver.OffersStartTls))
            lines.Add("AUTH PLAIN LOGIN");
        return string.Join("\r\n", lines.Select((line, index) => (index == lines.Count - 1 ? "250 " : "250-") + line));
    }

    private async Task<bool> StartTlsAsync(string line, CancellationToken closing)
    {
        var said = await ScriptedAsync("STARTTLS", line, closing);
        if (said is { } goesOn)
            return goesOn;
        if (!receiver.OffersStartTls)
            return await SayAsync("502 5.5.1 Not offered", closing);
        await SayAsync("220 2.0.0 Go ahead", closing);
        await wire.EncryptAsync(closing);
        return true;
    }

    private async Task<bool> SignInAsync(string line, CancellationToken closing)
    {
        if (await ScriptedAsync("AUTH", line, closing) is { } goesOn)
            return goesOn;
        var words = line.Split(' ');
        if (words.Length < 2 || !words[1].Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
            return await SayAsync("504 5.5.4 Only PLAIN here", closing);
        var secret = words.Length > 2 ? words[2] : null;
        if (secret is null)
        {
            await SayAsync("334 ", closing);
            secret = await wire.LineAsync(closing) ?? "";
            commands.Enqueue(secret);
        }
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(secret)).Split('\0');
        signedIn = receiver.SignIn is { } wanted && parts is [_, var user, var password] && user == wanted.UserName
            && password == wanted.Password;
        return await SayAsync(signedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user name or password", closing);
    }

    private Task<bool> MailAsync(string line, CancellationToken closing)
    {
        (from, to, letters) = (Between(line), [], letters + 1);
        return AnswerAsync("MAIL", line, receiver.SignIn is not null && !signedIn ? "530 5.7.0 Sign in first" : "250 2.1.0 Ok", closing);
    }

    private Task<bool> RecipientAsync(string line, CancellationToken closing)
    {
        to.Add(Between(line));
        return AnswerAsync("RCPT", line, "250 2.1.5 Ok", closing);
    }

    private async Task<bool> DataAsync(string line, CancellationToken closing)
    {
        if (!await AnswerAsync("DATA", line, "354 Go ahead", closing) || lastSaid?.StartsWith("354", StringComparison.Ordinal) != true)
            return lastSaid is not null;
        var raw = await LetterAsync(closing);
        if (raw is null)
            return false;
        var mail = new ReceivedMail(Number, from, to, raw) { Encrypted = Encrypted };
        var script = receiver.Script(Turn("DOT", "."));
        await (script?.After ?? Task.CompletedTask).WaitAsync(closing);
        var reply = script is null or { Reply: "" } ? $"250 2.0.0 Ok: queued as {Number}-{letters}" : script.Reply;
        // Set before the reply is sent, because the client may act on it at once.
        mail.Answered = reply?.StartsWith('2') == true;
        if (mail.Answered || script is { KeepIt: true })
            receiver.Keep(mail);
        return await EndAsync(script, reply, closing);
    }

    private SmtpTurn Turn(string verb, string line) => new(this, verb, line, to.FirstOrDefault(), Math.Max(letters, 1));

    private async Task<bool> AnswerAsync(string verb, string line, string reply, CancellationToken closing)
    {
        lastSaid = null;
        return await ScriptedAsync(verb, line, closing) is { } goesOn ? goesOn : await SayAsync(reply, closing);
    }

    /// <summary>Null where the script leaves the answer to the receiver.</summary>
    private async Task<bool?> ScriptedAsync(string verb, string line, CancellationToken closing)
    {
        if (receiver.Script(Turn(verb, line)) is not { } script)
            return null;
        await script.After.WaitAsync(closing);
        return script.Reply is "" ? null : await EndAsync(script, script.Reply, closing);
    }

    private async Task<bool> EndAsync(SmtpAnswer? script, string? reply, CancellationToken closing)
    {
        if (reply is { Length: > 0 })
            await SayAsync(reply, closing);
        if (script?.Bytes is { } bytes)
            await wire.WriteAsync(bytes, closing);
        while (script?.Every is { } pause)
        {
            await Task.Delay(pause, closing);
            await SayAsync(reply!, closing);
        }
        script?.Then?.Invoke();
        if (script is { Reset: true })
            socket.LingerState = new LingerOption(true, 0);
        return script is not { Close: true };
    }

    private async Task<bool> SayAsync(string reply, CancellationToken closing)
    {
        lastSaid = reply;
        await wire.SayAsync(reply, closing);
        return true;
    }

    // The letter up to CRLF . CRLF, without stuffed dots; null where the client closed the connection before.
    private async Task<byte[]?> LetterAsync(CancellationToken closing)
    {
        var letter = new MemoryStream();
        var line = new List<byte>(1000);
        var asked = false;
        while (true)
        {
            if (!await wire.WaitAsync(closing))
                return null;
            if (!asked)
            {
                asked = true;
                if (await ScriptedAsync("LETTER", "", closing) is false)
                    return null;
            }
            var next = wire.Next();
            LetterBytes++;
            line.Add(next);
            if (next != '\n' || line.Count < 2 || line[^2] != '\r')
                continue;
            if (line.Count == 3 && line[0] == '.')
                return letter.ToArray();
            letter.Write([.. line[0] == '.' ? line[1..] : line]);
            line.Clear();
        }
    }

    private static string Between(string line) => line.IndexOf('<') is var start and >= 0 && line.IndexOf('>', start) is var end and > 0
        ? line[(start + 1)..end]
        : "";
}
