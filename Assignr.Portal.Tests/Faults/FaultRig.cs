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
/// started again. What the receiver kept is the truth that the database is held against.
/// </summary>
internal sealed partial class FaultRig : IAsyncDisposable
{
    public const int Connections = 4;

    /// <summary>What a crash can double: one answer of each connection on its way to disk, and one letter on the wire.</summary>
    public const int MostUnrecorded = 2 * Connections;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly string folder;
    private readonly string[] settings;
    private readonly int port = Ports.Free();
    private readonly List<(DateTimeOffset At, int Sessions)> faults = [];
    private readonly List<PortalProcess> processes = [];

    private FaultRig(SmtpReceiver receiver, string? folder, string[] settings)
    {
        (Receiver, this.settings) = (receiver, settings);
        this.folder = folder ?? Directory.CreateTempSubdirectory("assignr-faults-").FullName;
    }

    public SmtpReceiver Receiver { get; }

    public int Messages { get; private set; }

    public string Database => Path.Combine(folder, "portal.db");

    /// <summary>The one that was started last.</summary>
    public PortalProcess Portal => processes[^1];

    /// <summary>A file that takes what the portals say; null: it is read here.</summary>
    public string? Log { get; set; }

    /// <summary>Where the portals have their temporary files; null: where the system has them.</summary>
    public string? Temporary { get; set; }

    /// <param name="messages">Of one press of Send Emails, made and due before the portal starts.</param>
    /// <param name="script">What the receiver does otherwise.</param>
    /// <param name="tlsOnConnect">The receiver speaks TLS from the first byte.</param>
    /// <param name="folder">Where the database shall be; a folder of its own where null.</param>
    /// <param name="press">False: the people are there, and nobody has pressed yet.</param>
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

    /// <summary>The press of Send Emails, half a minute ago.</summary>
    private static async Task PressAsync(TestPortal site)
    {
        var preview = await site.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.NotNull((await site.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId);
    }

    /// <summary>Which message goes to this address, from 1.</summary>
    public static int Number(string? address) =>
        int.Parse(Digits().Match(address ?? "0").Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The slices on the same database, half a minute ago: what they queue is due.</summary>
    public Task<TestPortal> OpenAsync() =>
        TestPortal.StartAsync(atTime: TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(30), folder: folder);

    public async Task<PortalProcess> StartPortalAsync(params string[] more)
    {
        // Two at once cannot listen at one port: only the first one's links are followed.
        var url = $"http://127.0.0.1:{(processes.Any(process => !process.HasEnded) ? 0 : port)}";
        processes.Add(PortalProcess.Start(Path.GetTempPath(), Log, Temporary,
        [
            PortalProcess.Dll, "--environment", "Development", "--urls", url, "--Storage:Folder", folder, "--Portal:DemoLeague", "false",
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

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task TerminateAsync()
    {
        await Portal.SignalAsync("TERM");
        Assert.Equal(0, await Portal.ExitCodeAsync());
        NoteFault();
    }

    /// <summary>So many messages more were queued, each to an address of its own.</summary>
    public void Expect(int more) => Messages += more;

    /// <summary>Recovery counts from now.</summary>
    /// <param name="onOpenConnections">A letter on a connection of before counts as well: nothing was on the wire.</param>
    public void NoteFault(bool onOpenConnections = false) =>
        faults.Add((TimeProvider.System.GetUtcNow(), onOpenConnections ? 0 : Receiver.Sessions.Count));

    /// <summary>Recovery counts from now only: until now it was an assignor's time.</summary>
    public void NoteAssignor()
    {
        faults.Clear();
        NoteFault();
    }

    /// <summary>Returns when every message has come to its end. Conservation is checked all the while (requirements.md 95).</summary>
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

    /// <summary>Every copy of a message that came twice opens the page where a password is chosen; the portal must be running.</summary>
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
        Directory.Delete(folder, recursive: true);
    }

    // Each message stands in exactly one place, and none comes or goes.
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

    // To the next letter on a new connection: what was on the wire at the fault does not count.
    private TimeSpan? Recovery(IReadOnlyList<ReceivedMail> mails)
    {
        var times = faults.Select(fault => mails.Where(mail => mail.Session > fault.Sessions && mail.At >= fault.At)
            .Select(mail => (TimeSpan?)(mail.At - fault.At)).Min()).OfType<TimeSpan>().ToList();
        return times.Count == 0 ? null : times.Max();
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
