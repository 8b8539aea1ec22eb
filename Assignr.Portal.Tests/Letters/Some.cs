using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Accounts.Letters.AddressConfirmation;
using Assignr.Portal.Accounts.Letters.PasswordReset;
using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.Letters;

/// <summary>Facts for letters, with only what matters to a test given.</summary>
internal static class Some
{
    public const string Link = "https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5";

    public static readonly LetterCode Code = LetterCode.Of("ABCD-EFGH", "https://portal.sunday.example/start");

    private static readonly DateTimeOffset Until = new(2026, 12, 7, 14, 41, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<LetterGame> Games =
    [
        new(new DateTimeOffset(2026, 11, 29, 18, 0, 0, TimeSpan.Zero), "LA", "SF", "Back Judge"),
        new(new DateTimeOffset(2026, 12, 7, 1, 20, 0, TimeSpan.Zero), "HOU", "IND", "Back Judge"),
        new(new DateTimeOffset(2026, 12, 13, 21, 5, 0, TimeSpan.Zero), "SEA", "NYJ", "Back Judge"),
    ];

    public static NewAccountFacts NewAccount(
        string first = "Terrence", string last = "Miles", string site = "Sunday Officials", string? by = "Marcy Dolan", string? note = null,
        IReadOnlyList<LetterGame>? games = null) => new()
        {
            Site = Site(site),
            FirstName = first,
            FullName = $"{first} {last}",
            Address = "terrence.miles@officials.example.com",
            UserName = "terrence.miles@officials.example.com",
            Link = Link,
            Code = Code,
            NotYou = Link,
            WorksUntil = Until,
            AskedByName = by,
            ReplyTo = by is null ? null : "marcy@sunday.example",
            Note = note,
            Games = games ?? [],
        };

    public static ReminderFacts Reminder(
        ReminderText text = ReminderText.First, string first = "Terrence", string last = "Miles", string site = "Sunday Officials",
        string? by = "Marcy Dolan", IReadOnlyList<LetterGame>? games = null) =>
        ReminderFacts.Of(NewAccount(first, last, site, by, games: games), text, Link, Until, Link);

    public static DigestFacts Digest(
        string first = "Marcy", string last = "Dolan", string site = "Sunday Officials", string official = "Terrence Miles",
        string team = "SF") => new()
        {
            Site = Site(site),
            FirstName = first,
            FullName = $"{first} {last}",
            Address = "marcy@sunday.example",
            Choice = DigestChoice.Weekly,
            Out = 37,
            NeedsYou = 12,
            Games =
            [
                new(official, new SoonGame(Guid.Empty, Games[0].StartsAt, false, "LA", team)),
                new(official, new SoonGame(Guid.Empty, Games[1].StartsAt, true, "LA", team)),
            ],
            NewSince = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero),
            News = [new(Standing.Refused, 7, 2, Link), new(Standing.Complained, 1, 1, Link)],
            NeedsYouLink = Link,
            OutLink = Link,
            ChoiceLink = Link,
        };

    public static PasswordResetFacts Reset(string first = "Terrence", string last = "Miles", string site = "Sunday Officials",
        string? by = null) => new()
        {
            Site = Site(site),
            FirstName = first,
            FullName = $"{first} {last}",
            Address = "terrence.miles@officials.example.com",
            UserName = "terrence.miles",
            Link = Link,
            Code = Code,
            WorksUntil = Until,
            AskedByName = by,
        };

    public static NoticeFacts Changed(string first = "Terrence", string last = "Miles", string site = "Sunday Officials") =>
        Notice(first, last, site, by: null);

    public static NoticeFacts AddressRemoved(
        string first = "Terrence", string last = "Miles", string site = "Sunday Officials",
            string? by = null) => Notice(first, last, site, by);

    public static AddressConfirmationFacts ConfirmAddress(string first = "Terrence", string last = "Miles",
        string site = "Sunday Officials") => new()
        {
            Site = Site(site),
            FirstName = first,
            FullName = $"{first} {last}",
            Address = "terrence.miles@officials.example.com",
            Link = Link,
            WorksUntil = Until,
        };

    public static NoticeFacts AddressesChanged(
        string first = "Terrence", string last = "Miles", string site = "Sunday Officials", string? by = null) =>
        Notice(first, last, site, by, new AddressChange(["terrence.miles@officials.example.com"], ["terrence.miles@officials.example.com"],
            ["terrence.miles@officials.example.com"]));

    private static NoticeFacts Notice(string first, string last, string site, string? by, AddressChange? change = null) => new()
    {
        Site = Site(site),
        FirstName = first,
        FullName = $"{first} {last}",
        Address = "terrence.miles@officials.example.com",
        UserName = "terrence.miles",
        ChangedAt = Until,
        ChangedByName = by,
        About = change?.Write() ?? "",
    };

    private static Site Site(string name)
    {
        var site = Portal.Settings.Site.New();
        site.Describe(name, "America/New_York");
        return site;
    }
}
