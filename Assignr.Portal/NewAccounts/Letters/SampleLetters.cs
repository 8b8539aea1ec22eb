using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts.Letters;

/// <summary>Letters as an assignor would get them. Their links open nothing: nobody is shown a working one.</summary>
public sealed class SampleLetters(
    NewAccountLetterWriter email, ReminderLetterWriter reminder, LetterWords words, PublicAddress address, IOptions<LinkOptions> links)
{
    private const string NoSecret = "made-for-each-person-when-the-email-goes";

    public string Link => address.Link($"choose-password/{NoSecret}");

    public string NotYou => address.Link($"not-you/{NoSecret}");

    public LetterCode Code => LetterCode.Of("XXXX-XXXX", address.Link(LetterCode.Path));

    public DateTimeOffset WorksUntil(DateTimeOffset now) => now.AddDays(links.Value.NewAccountDays);

    /// <param name="says">Its words; null: those that the site has.</param>
    /// <param name="hasGame">As somebody with a game ahead gets it: the assignor's own, or the next one of the league. Where there is none
    /// at all, as somebody without.</param>
    internal async Task<Letter> WriteAsync(PortalDb db, Person person, string to, WordedLetter letter, Wording? says, bool hasGame,
        string? note, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var games = hasGame ? await GamesAsync(db, person.Id, site.StartOfToday(now), cancel) : [];
        var own = says is null ? await db.OwnWordsOfAsync(letter, cancel) : OwnWords.Of(letter, says, words.Usual(letter, true, false));
        var facts = new NewAccountFacts
        {
            Site = site,
            FirstName = person.FirstName,
            FullName = person.FullName,
            Address = to,
            UserName = to,
            Link = Link,
            Code = Code,
            NotYou = NotYou,
            WorksUntil = WorksUntil(now),
            AskedByName = person.FullName,
            ReplyTo = site.ReplyTo ?? to,
            Note = note,
            Words = words.For(letter, own, isAsked: true, games.Count > 0),
            Games = games,
        };
        return letter == WordedLetter.NewAccount
            ? email.Write(facts)
            : reminder.Write(ReminderFacts.Of(facts, TextOf(letter), Link, facts.WorksUntil, address.Link($"no-reminders/{NoSecret}")) with
            {
                Words = facts.Words,
            });
    }

    private static ReminderText TextOf(WordedLetter letter) => letter switch
    {
        WordedLetter.FirstReminder => ReminderText.First,
        WordedLetter.NextReminder => ReminderText.Middle,
        _ => ReminderText.Last,
    };

    private static async Task<List<LetterGame>> GamesAsync(PortalDb db, Guid personId, DateTimeOffset today, CancellationToken cancel)
    {
        var positions = UpcomingGames.From(db, today).SelectMany(game => game.Crew, (game, slot) =>
            new { game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away, slot.Position, slot.PersonId });
        var own = await positions.Where(row => row.PersonId == personId).OrderBy(row => row.StartsAt)
            .Take(NewAccountLetterWriter.MostGames).ToListAsync(cancel);
        if (own.Count == 0)
            own = await positions.OrderBy(row => row.StartsAt).Take(1).ToListAsync(cancel);
        return own.ConvertAll(row => new LetterGame(row.StartsAt, row.Home, row.Away, row.Position, row.IsTimeToBeSet));
    }
}
