using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Assignr.Portal.Tests.Mail;

/// <summary>
/// A mail server on loopback that remembers everything: each session's commands, each letter, and whether it said 250 after the final dot.
/// <see cref="Script"/> can replace any answer; otherwise it behaves like an ordinary server.
/// </summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> MadeCertificate = new(MakeCertificate);

    private TcpListener listener;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<SmtpSession> sessions = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly Lock gate = new();
    private readonly List<(Func<bool> Met, TaskCompletionSource Done)> waiters = [];
    private Task accepting;
    private int disposed;

    private SmtpReceiver(bool tlsOnConnect)
    {
        TlsOnConnect = tlsOnConnect;
        listener = Ports.Listen();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public bool TlsOnConnect { get; }

    /// <summary>Without STARTTLS and AUTH, which follow from <see cref="OffersStartTls"/> and <see cref="SignIn"/>.</summary>
    public IReadOnlyList<string> Extensions { get; set; } = ["PIPELINING", "SIZE 10485760", "8BITMIME", "ENHANCEDSTATUSCODES"];

    public bool OffersStartTls { get; set; }

    /// <summary>Mail is taken only after this sign-in; null: from anybody.</summary>
    public (string UserName, string Password)? SignIn { get; set; }

    /// <summary>Called before each answer; null leaves the answer to the receiver. May be called on several threads.</summary>
    public Func<SmtpTurn, SmtpAnswer?> Script { get; set; } = _ => null;

    /// <summary>The SHA-256 of its certificate in hex: it is self-signed, so a client has to trust it by fingerprint.</summary>
    public static string Fingerprint => MadeCertificate.Value.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Every connection ever made, in order.</summary>
    public IReadOnlyList<SmtpSession> Sessions => [.. sessions];

    /// <summary>Every letter that was kept, in order, whether or not 250 was said.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    public int MailCount => mails.Count;

    public static SmtpReceiver Start(bool tlsOnConnect = false) => new(tlsOnConnect);

    /// <summary>Returns as soon as so many letters were kept.</summary>
    /// <exception cref="TimeoutException">They did not come within the time.</exception>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForMailsAsync(int count, TimeSpan? atMost = null)
    {
        await WaitAsync(() => MailCount >= count, atMost);
        return Mails;
    }

    /// <summary>Returns as soon as the condition holds; it is checked after every command and letter.</summary>
    public async Task WaitAsync(Func<bool> met, TimeSpan? atMost = null)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiters.Add((met, done));
        Happened();
        await done.Task.WaitAsync(atMost ?? TimeSpan.FromSeconds(30));
    }

    /// <summary>Closes the port and all connections.</summary>
    public async Task GoAwayAsync()
    {
        listener.Stop();
        await accepting;
        foreach (var session in sessions)
            session.Dispose();
    }

    /// <summary>After <see cref="GoAwayAsync"/>: answers at the same port again.</summary>
    public void ComeBack()
    {
        listener.Dispose();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Closes every connection and the port; may be called twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(running.Keys);
        foreach (var session in sessions)
            session.Dispose();
        listener.Dispose();
        closing.Dispose();
    }

    internal static X509Certificate2 Certificate => MadeCertificate.Value;

    internal void Keep(ReceivedMail mail) => mails.Enqueue(mail);

    internal void Happened()
    {
        List<TaskCompletionSource> met = [];
        lock (gate)
        {
            if (waiters.Count == 0)
                return;
            met.AddRange(waiters.Where(waiter => waiter.Met()).Select(waiter => waiter.Done));
            waiters.RemoveAll(waiter => met.Contains(waiter.Done));
        }
        met.ForEach(done => done.TrySetResult());
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(closing.Token);
                var session = new SmtpSession(this, socket, sessions.Count + 1);
                sessions.Enqueue(session);
                var task = session.RunAsync(closing.Token);
                running.TryAdd(task, true);
                _ = task.ContinueWith(ended => running.TryRemove(ended, out _), TaskScheduler.Default);
            }
            // A listener that was stopped or disposed throws an invalid operation.
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var made = request.CreateSelfSigned(from, from.AddYears(80));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

/// <summary>A letter as received.</summary>
/// <param name="Raw">With CRLF line ends, and without the dots that stuffing added.</param>
public sealed record ReceivedMail(int Session, string From, IReadOnlyList<string> To, byte[] Raw)
{
    public DateTimeOffset At { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>The receiver said 250 after the final dot; otherwise the sender cannot know that the letter was kept.</summary>
    public bool Answered { get; internal set; }

    public bool Encrypted { get; init; }

    public string Text => Encoding.UTF8.GetString(Raw);

    public MimeKit.MimeMessage Parsed()
    {
        using var stream = new MemoryStream(Raw);
        return MimeKit.MimeMessage.Load(stream);
    }
}

/// <summary>A moment at which the receiver answers.</summary>
/// <param name="Verb">CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, LETTER (its first bytes came), DOT (it is complete), RSET, NOOP,
/// QUIT.</param>
/// <param name="Line">The command as it came.</param>
/// <param name="To">The first recipient so far.</param>
/// <param name="Number">The number of the letter in this session, from 1.</param>
public sealed record SmtpTurn(SmtpSession Session, string Verb, string Line, string? To, int Number);

/// <summary>What a script does in place of the usual answer.</summary>
public sealed record SmtpAnswer
{
    /// <summary>Null: nothing is said.</summary>
    public string? Reply { get; private init; }

    public bool Close { get; private init; }

    public bool Reset { get; private init; }

    /// <summary>At the final dot: the letter is kept although no 250 is said.</summary>
    public bool KeepIt { get; private init; }

    /// <summary>The reply is said only after this.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>The reply is repeated without end, at this interval.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Said behind the reply, as they are.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Called when the reply was said.</summary>
    public Action? Then { get; init; }

    /// <summary>Says this; a letter is kept where it begins with 2.</summary>
    public static SmtpAnswer Say(string reply) => new() { Reply = reply };

    public static SmtpAnswer SayAndClose(string reply) => new() { Reply = reply, Close = true };

    /// <summary>Closes without a word.</summary>
    public static SmtpAnswer Drop { get; } = new() { Close = true };

    /// <summary>Closes with a TCP reset.</summary>
    public static SmtpAnswer ResetConnection { get; } = new() { Close = true, Reset = true };

    /// <summary>Never answers.</summary>
    public static SmtpAnswer Silence { get; } = new() { After = Task.Delay(Timeout.Infinite) };

    /// <summary>At the final dot: keeps the letter and closes without a word.</summary>
    public static SmtpAnswer KeepAndDrop { get; } = new() { Close = true, KeepIt = true };

    /// <summary>Goes on as usual, but only after this.</summary>
    public static SmtpAnswer Wait(Task until) => new() { After = until, Reply = "" };
}
