using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// The whole portal as a web server on its own port, with its sender, a mail server for the letters, and a site that Marcy Dolan runs. Only
/// the clock is replaced, which can be put forward.
/// </summary>
public sealed class PortalServer : WebApplicationFactory<Program>
{
    public const string Password = "a password for journeys";

    private readonly TestDatabase database = TestDatabase.New();
    private readonly Chromium chromium;
    private readonly List<Visitor> visitors = [];

    private PortalServer(Chromium chromium) => this.chromium = chromium;

    public SmtpReceiver Receiver { get; } = SmtpReceiver.Start();

    public ForwardClock Clock { get; } = new();

    public string Url { get; private set; } = "";

    public Person Marcy { get; private set; } = null!;

    /// <summary>Marcy as a caller of use cases, to prepare a journey.</summary>
    public Caller AsMarcy => new() { PersonId = Marcy.Id, Name = Marcy.FullName, Permissions = Marcy.Permissions };

    /// <param name="chromium">The browser of its visitors.</param>
    /// <param name="setUp">False: empty, as at the first start.</param>
    public static async Task<PortalServer> StartAsync(Chromium chromium, bool setUp = true)
    {
        var portal = new PortalServer(chromium);
        if (setUp)
            await portal.database.MigrateAsync();
        portal.UseKestrel(0);
        portal.StartServer();
        portal.Url = portal.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        if (setUp)
            await portal.SetUpAsync();
        return portal;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public async Task SaveAsync(params object[] entities)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>A person who has signed in before, with <see cref="Password"/>; their user name is their address.</summary>
    public async Task<Person> AddWithAccountAsync(Person person)
    {
        var hash = await Get<PasswordHashing>().HashAsync(Password);
        person.LogIn(Clock.GetUtcNow().AddDays(-1));
        await SaveAsync(person, Account.Open(person.Id, person.PrimaryAddress!, hash!));
        return person;
    }

    /// <summary>A visitor who is not signed in.</summary>
    /// <param name="through">A network in front of the portal; null: none.</param>
    public async Task<Visitor> VisitorAsync(ColorScheme colors = ColorScheme.Light, int width = 1280, bool javaScript = true,
        SlowNetwork? through = null, string? timeZone = null)
    {
        var url = through?.Url ?? Url;
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            ColorScheme = colors,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = javaScript,
            Locale = "en-US",
            TimezoneId = timeZone,
        });
        var visitor = await Visitor.OpenAsync(context, url);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Marcy, signed in, on the page of people.</summary>
    public async Task<Visitor> AssignorAsync(ColorScheme colors = ColorScheme.Light, int width = 1280, SlowNetwork? through = null)
    {
        var marcy = await VisitorAsync(colors, width, through: through);
        await marcy.SignInAsync(Marcy.PrimaryAddress!, Password);
        return marcy;
    }

    /// <summary>Puts the clock forward and wakes the sender.</summary>
    public void PutForward(TimeSpan time)
    {
        Clock.PutForward(time);
        Get<MailBell>().Ring();
    }

    /// <summary>Waits for the letter with this number, from 1.</summary>
    public async Task<ReceivedMail> LetterAsync(int number = 1) => (await Receiver.WaitForMailsAsync(number))[number - 1];

    /// <summary>Waits until no message waits and every open page has been told.</summary>
    public async Task SettledAsync()
    {
        var done = new TaskCompletionSource();
        void Look(Change? change) => _ = Task.Run(async () =>
        {
            if (!await ReadAsync(db => db.Messages.AnyAsync(message => message.SettledAt == null)))
                done.TrySetResult();
        });
        var changes = Get<ChangeFeed>();
        changes.Changed += Look;
        Look(null);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        changes.Changed -= Look;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseDatabase(database);
        builder.UseSetting("Portal:DemoLeague", "false");
        builder.UseSetting("Portal:PublicAddress", "");
        builder.UseSetting("Mail:Transport", "Smtp");
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", $"{Receiver.Port}");
        builder.UseSetting("Mail:Security", "None");
        builder.UseSetting("Mail:From", "portal@sunday.example");
        builder.UseSetting("Dns:Servers:0", "127.0.0.1:1");
        builder.UseSetting("Accounts:PostsPerMinute", "1000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        // Pages are closed before their server: a circuit that is cut off logs an error.
        foreach (var visitor in visitors)
            await visitor.DisposeAsync();
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task SetUpAsync()
    {
        await using (var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            var site = await db.Site.SingleAsync();
            site.Describe("Sunday Officials", "America/New_York");
            site.SetUp(Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        Marcy = await AddWithAccountAsync(A.Person("Marcy Dolan", "marcy.dolan@sunday.example", Permissions.Assignor));
    }
}

/// <summary>The current time, plus as much as a test has added.</summary>
public sealed class ForwardClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public void PutForward(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
}
