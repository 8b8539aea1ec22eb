using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Assignr.Portal.Tests.StartUp;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Faults;

/// <summary>
/// A mailing on a database file, a receiver that remembers everything, and the real portal as a process that is started, killed and
/// started again. The database is compared with what the receiver kept.
/// </summary>
internal sealed partial class FaultRig : IAsyncDisposable
{
    public const int Connections = 4;

    /// <summary>How many letters a crash can double: for each connection one answer that is being written, and one letter on the
    /// wire.</summary>
    public const int MostUnrecorded = 2 * Connections;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly TestDatabase database;
    private readonly string[] settings;
    private readonly int port = Ports.Free();
    private readonly List<(DateTimeOffset At, int Sessions)> faults = [];
    private readonly List<PortalProcess> processes = [];

    private FaultRig(SmtpReceiver receiver, string? folder, string[] settings)
    {
        (Receiver, this.settings) = (receiver, settings);
        database = TestDatabase.New(folder);
    }

    public SmtpReceiver Receiver { get; }

    public int Messages { get; private set; }

    public string Database => Path.Combine(database.Folder, "portal.db");

    /// <summary>The portal that was started last.</summary>
    public PortalProcess Portal => processes[^1];

    /// <summary>A file for the portals' output; null: it is read here.</summary>
    public string? Log { get; set; }

    /// <summary>The portals' folder for temporary files; null: the system's.</summary>
    public string? Temporary { get; set; }

    /// <param name="messages">How many messages one press of Send Emails has made, which are due before the portal starts.</param>
    /// <param name="script">How the receiver deviates.</param>
    /// <param name="tlsOnConnect">The receiver uses TLS from the first byte.</param>
    /// <param name="folder">The folder of the database; null: one of its own.</param>
    /// <param name="press">False: the people exist, and nobody has pressed yet.</param>
    /// <param name="settings">More arguments for the portal.</param>
    public static async Task<FaultRig> QueueAsync(int messages, Func<SmtpTurn, SmtpAnswer?>? script = null, bool tlsOnConnect = false,
        string? folder = null, bool press = true, params string[] settings)
    {
        var receiver = SmtpReceiver.Start(tlsOnConnect);
        receiver.Script = script ?? receiver.Script;
        var rig = new FaultRig(receiver, folder, settings) { Messages = messages };
        await using var site = await rig.OpenAsync();
        var people = Enumerable.Range(1, messages).Select(number => A.Person($"Official Number{number}", Address(number))).ToList();
        await site.Database.WriteAsync(async db =>
        {
            await db.BulkInsertAsync(people);
            await db.BulkInsertAsync([.. people.SelectMany(person => person.Addresses)]);
        });
        if (press)
            await PressAsync(site);
        return rig;
    }

    public static string Address(int number) => $"official{number}@officials.example.com";

    /// <summary>Presses Send Emails, half a minute ago.</summary>
    private static async Task PressAsync(TestPortal site)
    {
        var preview = await site.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.NotNull((await site.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId);
    }

    /// <summary>The number of the message to this address, from 1.</summary>
    public static int Number(string? address) =>
        int.Parse(Digits().Match(address ?? "0").Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The slices on the same database, with a clock half a minute ago, so that what they queue is due.</summary>
    public Task<TestPortal> OpenAsync() =>
        TestPortal.StartAsync(atTime: TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(30), folder: database.Folder);

    public async Task<PortalProcess> StartPortalAsync(params string[] more)
    {
        // Two portals cannot listen at one port, so only the first one's links can be opened.
        var url = $"http://127.0.0.1:{(processes.Any(process => !process.HasEnded) ? 0 : port)}";
        processes.Add(PortalProcess.Start(Path.GetTempPath(), Log, Temporary,
        [
            PortalProcess.Dll, "--environment", "Development", "--urls", url, .. database.Arguments, "--Portal:DemoLeague", "false",
            "--Mail:Transport", "Smtp", "--Mail:Host", "localhost", "--Mail:Port", $"{Receiver.Port}", "--Mail:From",
            "assignors@league.example.com",
            "--Mail:Security", Receiver.TlsOnConnect ? "TlsOnConnect"
                : Receiver.OffersStartTls ? "StartTls"
                : "None", "--Mail:Connections", $"{Connections}",
            .. settings, .. more,
        ]));
        await Portal.ListeningAsync();
        return Portal;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        await Portal.DisposeAsync();
        NoteFault();
    }

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    public async Task TerminateAsync()
    {
        await Portal.SignalAsync("TERM");
        Assert.Equal(0, await Portal.ExitCodeAsync());
        NoteFault();
    }

    /// <summary>So many more messages are queued, each to its own address.</summary>
    public void Expect(int more) => Messages += more;

    /// <summary>The time of recovery begins.</summary>
    /// <param name="onOpenConnections">A letter on an older connection counts as well, because nothing was on the wire.</param>
    public void NoteFault(bool onOpenConnections = false) =>
        faults.Add((TimeProvider.System.GetUtcNow(), onOpenConnections ? 0 : Receiver.Sessions.Count));

    /// <summary>The time of recovery begins only here: until now it was up to an assignor.</summary>
    public void NoteAssignor()
    {
        faults.Clear();
        NoteFault();
    }

    /// <summary>Returns when every message has come to its end. Conservation is checked meanwhile (requirements.md 95).</summary>
    public async Task QuietAsync(TimeSpan? atMost = null)
    {
        await using var site = await OpenAsync();
        var until = TimeProvider.System.GetUtcNow() + (atMost ?? TimeSpan.FromMinutes(FaultTable.InFull(20, 4)));
        while (await CountAsync(site) > 0)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"Not at its end in time.\n{Portal.Output}");
            await Task.Delay(Look);
        }
    }

    public async Task<Figures> FiguresAsync()
    {
        await using var site = await OpenAsync();
        var messages = await site.ReadAsync(db => db.Messages.AsNoTracking().ToListAsync());
        var links = await site.ReadAsync(db => db.Tokens.AsNoTracking().ToListAsync());
        var mails = Receiver.Mails;
        return Counting.Of(messages, links, mails, Messages) with
        {
            Recovery = Recovery(mails),
            Silence = mails.Zip(mails.Skip(1), (one, next) => next.At - one.At).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>Opens the link in every copy of a message that came twice: each must show the page; the portal must be running.</summary>
    public async Task FollowDoublesAsync()
    {
        foreach (var copy in Receiver.Mails.GroupBy(mail => mail.To.Single()).Where(group => group.Count() > 1)
            .SelectMany(group => group).Take(20))
        {
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
            var page = await browser.GetStringAsync(new Uri(Counting.Link(copy.Parsed()).Value));
            Assert.Contains("new-password", page, StringComparison.Ordinal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Where(process => !process.HasEnded))
            await process.DisposeAsync();
        await Receiver.DisposeAsync();
        await database.DisposeAsync();
    }

    // Each message is in exactly one place, and their number does not change.
    private async Task<int> CountAsync(TestPortal site)
    {
        var counts = await site.ReadAsync(db => db.Messages.GroupBy(_ => 1).Select(all => new
        {
            All = all.Count(),
            Open = all.Count(message => message.SettledAt == null),
            HandedOver = all.Count(message => message.SettledAt != null && message.HandedOverAt != null),
            Refused = all.Count(message => message.SettledAt != null && message.RefusedAt != null),
            Skipped = all.Count(message => message.SettledAt != null && message.SkippedAt != null),
            Cancelled = all.Count(message => message.SettledAt != null && message.CancelledAt != null),
        }).SingleAsync());
        Assert.Equal((Messages, Messages),
            (counts.All, counts.Open + counts.HandedOver + counts.Refused + counts.Skipped + counts.Cancelled));
        return counts.Open;
    }

    // Until the next letter on a new connection: what was on the wire at the fault does not count.
    private TimeSpan? Recovery(IReadOnlyList<ReceivedMail> mails)
    {
        var times = faults.Select(fault => mails.Where(mail => mail.Session > fault.Sessions && mail.At >= fault.At)
            .Select(mail => (TimeSpan?)(mail.At - fault.At)).Min()).OfType<TimeSpan>().ToList();
        return times.Count == 0 ? null : times.Max();
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
