using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Starting;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A league with something to show on every page, and the addresses of its pages.</summary>
internal static class EveryPage
{
    public static readonly string[] OfOfficials = ["/", "/profile"];

    // A new person, one in the portal, an address that looks mistyped, and an invalid one.
    private const string Roster = """
        First name,Last name,Email,Phone
        Jordan,Avery,jordan.avery@officials.example.com,(555) 010-0301
        Kofi,Olvera,kofi@a-new-address.example.com,(555) 010-0302
        Casey,Brook,casey.brook@gmial.com,
        Morgan,Dale,morgan.dale.of.the.northern.officials@@officials.example.com,

        """;

    public static async Task<List<string>> PublicAsync(PortalServer portal)
    {
        var link = HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!);
        return
        [
            "/login", "/forgot-password", "/forgot-password?done=1", "/start", "/start?done=1",
            "/choose-password/unknown", new Uri(link).AbsolutePath,
            new Uri(link).AbsolutePath.Replace("choose-password", "not-you", StringComparison.Ordinal), "/not-you?done=1",
            "/no-reminders/unknown", "/no-reminders?done=1",
            "/confirm-address/unknown", "/confirm-address?done=1", $"/confirm-address/{await ConfirmationAsync(portal)}",
        ];
    }

    /// <summary>Siân and Terrence have pending addresses.</summary>
    private static async Task<string> ConfirmationAsync(PortalServer portal)
    {
        var (secret, now) = (Secret.Mint(), portal.Clock.GetUtcNow());
        foreach (var id in await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Terrence" || row.FirstName == "Siân")
            .Select(row => row.Id).ToListAsync()))
            await portal.SaveAsync(
                new PendingAddress
                {
                    PersonId = id,
                    Address = "a.rather.long.address.of.somebody@subdomain.example.org",
                    Key = "a.rather.long.address.of.somebody@subdomain.example.org",
                    AskedAt = now
                });
        var sian = await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Siân").Select(row => row.Id).SingleAsync());
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.ConfirmAddress,
            PersonId = sian,
            AddressKey = "a.rather.long.address.of.somebody@subdomain.example.org",
            Hash = secret.Hash,
            IssuedAt = now,
            ExpiresAt = now.AddHours(48),
        });
        return secret.Raw;
    }

    public static async Task<List<string>> OfAssignorsAsync(PortalServer portal)
    {
        var person = await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Terrence").Select(row => row.Id).SingleAsync());
        var wrong = await portal.ReadAsync(db => db.People.Where(row => row.NotTheirsAt != null).Select(row => row.Id).SingleAsync());
        var game = await portal.ReadAsync(db => db.Games.Select(row => row.Id).FirstAsync());
        var mailings = await portal.ReadAsync(db => db.Mailings.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
        var imports = await portal.ReadAsync(db => db.Imports.Select(row => row.Id).ToListAsync());
        return
        [
            "/people", "/people?q=nobody-has-this-name", $"/people/{person}", $"/people/{wrong}",
            "/people/needs-you", "/people/funnel", $"/people/funnel?mailing={mailings[0]}", "/people/poster",
            "/people/sheet", "/people/sheet?as=slips",
            "/games", $"/games/{game}",
            "/mailings", "/mail",
            "/mail?q=nobody-has-this-name", "/settings", "/settings/check-up", "/settings/words", "/profile", "/people/import", "/imports",
            .. mailings.Select(mailing => $"/mailings/{mailing}"),
            .. imports.Select(import => $"/imports/{import}"),
        ];
    }

    /// <summary>
    /// A league with somebody in every standing that is shown differently, and a mailing that has ended, one that is planned and one
    /// that is paused.
    /// </summary>
    public static async Task<PortalServer> StartAsync(Chromium chromium)
    {
        var portal = await PortalServer.StartAsync(chromium);
        var now = portal.Clock.GetUtcNow();
        var terrence = A.Person(phone: "(555) 010-0001", moreAddresses: "miles.family@home.example");
        var nobody = A.Person("Ottoline Featherstonehaugh-Cholmondeley", null);
        var gone = A.Person("Dolores Whitfield", "dolores.whitfield@officials.example.com", Permissions.None);
        var sian = await portal.AddWithAccountAsync(A.Person("Siân Yamamoto", "sian.yamamoto@officials.example.com"));
        await portal.SaveAsync(terrence, nobody, gone, A.Person("Kofi Olvera", "kofi.olvera@officials.example.com"));
        await portal.SaveAsync(
            A.Game(now.AddDays(6), ("Referee", sian), ("Umpire", terrence), ("Back Judge", null)),
                A.Game(now.AddDays(-6), ("Referee", sian), ("Umpire", null)));
        await SendAsync(portal);
        await portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow,
            "The mail server refused 10 emails in a row, the last with: 550 5.7.1 Blocked by policy");
        await portal.Get<ResumeMail>().RunAsync(portal.AsMarcy, HoldReason.RefusedInARow);
        await portal.SaveAsync(A.Person("Zainab Brandt", "zainab.brandt@officials.example.com"));
        await portal.ReadAsync(async db =>
        {
            await db.Addresses.Where(address => address.Address == "kofi.olvera@officials.example.com")
                .ExecuteUpdateAsync(row => row.SetProperty(address => address.NotTheirsAt, now));
            await db.People.Where(person => person.FirstName == "Kofi")
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NotTheirsAt, now));
            return await db.People.Where(person => person.FirstName == "Zainab")
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NoLongerOfficiatesAt, now));
        });
        await ImportAsync(portal, "spring-roster.csv", apply: true);
        await ImportAsync(portal, "a-rather-long-name-of-a-roster-for-the-autumn-season-of-2026.csv", apply: false);
        await PressAsync(portal, new SendTime(now.AddDays(1), AlsoAtNight: true));
        Assert.True((await portal.Get<PauseMailing>().RunAsync(portal.AsMarcy, await PressAsync(portal))).IsDone);
        return portal;
    }

    private static async Task ImportAsync(PortalServer portal, string name, bool apply)
    {
        var started = await portal.Get<StartImport>().RunAsync(portal.AsMarcy, ImportKind.People, name,
            new MemoryStream(Encoding.UTF8.GetBytes(Roster)));
        if (apply)
            Assert.True((await portal.Get<ApplyImport>().RunAsync(portal.AsMarcy,
                (await portal.Get<ReadImport>().RunAsync(portal.AsMarcy, started.ImportId!.Value))!)).IsDone);
    }

    private static async Task SendAsync(PortalServer portal)
    {
        await PressAsync(portal);
        portal.PutForward(SendMailing.UndoWindow);
        await portal.Receiver.WaitForMailsAsync(3);
        await portal.SettledAsync();
    }

    private static async Task<Guid> PressAsync(PortalServer portal, SendTime? later = null)
    {
        var preview = await portal.Get<PreviewMailing>().RunAsync(portal.AsMarcy, Audience.AllUsersThatHaveNeverLoggedIn);
        var sent = await portal.Get<SendMailing>().RunAsync(portal.AsMarcy, Guid.CreateVersion7(), preview,
            "The playoff crews are posted this week.", ReminderDays.Usual, later);
        return sent.MailingId!.Value;
    }
}
