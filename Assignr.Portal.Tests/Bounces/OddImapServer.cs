using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>An IMAP server on loopback that treats certain mails as broken servers do. It remembers which ones were marked as
/// read.</summary>
internal sealed partial class OddImapServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    /// <param name="mails">Numbered 1, 2, 3 …</param>
    public OddImapServer(params string[] mails)
    {
        Mails = mails;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Mails { get; }

    /// <summary>The numbers of the mails whose text was fetched, in order.</summary>
    public List<int> Fetched { get; } = [];

    public HashSet<int> Read { get; } = [];

    /// <summary>Other answers to a FETCH of the text, by number; "{tag}" stands for the command's tag, "{end}" ends the
    /// connection.</summary>
    public Dictionary<int, string> OnFetch { get; } = [];

    public Dictionary<int, string> OnEnvelope { get; } = [];

    public Dictionary<int, string> OnStore { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving;
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // The reader closed the connection.
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "* OK ready\r\n");
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            var (tag, command) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var answer = Answer(command).Replace("{tag}", tag, StringComparison.Ordinal);
            await SayAsync(stream, answer.Replace("{end}", "", StringComparison.Ordinal));
            if (answer.EndsWith("{end}", StringComparison.Ordinal))
                return;
        }
    }

    private string Answer(string command)
    {
        var verb = command.Split(' ')[0].ToUpperInvariant();
        var id = Uid().Match(command) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return verb switch
        {
            "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n",
            "LOGIN" => "{tag} OK [CAPABILITY IMAP4rev1] in\r\n",
            "LIST" => "* LIST () \"/\" INBOX\r\n{tag} OK done\r\n",
            "SELECT" =>
                $"* {Mails.Count} EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] \r\n* OK [UIDVALIDITY 7] \r\n"
                + $"{{tag}} OK [READ-WRITE] open\r\n",
            "LOGOUT" => "* BYE over\r\n{tag} OK over\r\n",
            "UID" when command.Contains("SEARCH", StringComparison.OrdinalIgnoreCase) =>
                $"* SEARCH {string.Join(' ', Enumerable.Range(1, Mails.Count).Where(mail => !Read.Contains(mail)))}\r\n{{tag}} OK done\r\n",
            "UID" when command.Contains("STORE", StringComparison.OrdinalIgnoreCase) =>
                OnStore.TryGetValue(id, out var odd) ? odd : Marked(id),
            "UID" when command.Contains("BODY.PEEK[]", StringComparison.OrdinalIgnoreCase) => Text(id),
            "UID" => OnEnvelope.GetValueOrDefault(id) ?? Head(id),
            _ => "{tag} OK done\r\n",
        };
    }

    private static string Head(int id) =>
        $"* {id} FETCH (UID {id} ENVELOPE (NIL \"Mail {id}\" ((NIL NIL \"mailer-daemon\" \"mx.example.net\")) NIL NIL NIL NIL NIL NIL "
            + $"NIL))\r\n{{tag}} OK done\r\n";

    private string Text(int id)
    {
        Fetched.Add(id);
        if (OnFetch.TryGetValue(id, out var odd))
            return odd;
        var text = Mails[id - 1].ReplaceLineEndings("\r\n");
        return $"* {id} FETCH (UID {id} BODY[]<0> {{{text.Length}}}\r\n{text})\r\n{{tag}} OK done\r\n";
    }

    private string Marked(int id)
    {
        Read.Add(id);
        return "{tag} OK done\r\n";
    }

    private async Task SayAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), ending.Token);

    [GeneratedRegex(@"^UID \S+ (\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Uid();
}
