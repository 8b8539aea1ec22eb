using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Letters.Reminder;

/// <summary>Writes the reminders of a new account email: each with a link of its own, and a way to get no more of them.</summary>
public sealed class ReminderLetterWriter(LetterTexts shared, IStringLocalizer<ReminderLetter> texts)
    : LetterWriter<ReminderFacts>(shared, texts)
{
    protected override string Head(string text, ReminderFacts facts, string first, string site) =>
        Texts[$"{text}.{Variant(facts)}", first, site, facts.Games.Count == 0 ? "" : Shared.Day(facts.Games[0].StartsAt, facts.Site)];

    protected override string Preview(ReminderFacts facts) => Texts["Preview", Shared.Day(facts.WorksUntil, facts.Site)];

    protected override IEnumerable<LetterBlock> Blocks(ReminderFacts facts, string first, string site)
    {
        var who = facts.AskedByName is { } name ? Texts["Asked", Untrusted.Name(name), site] : Texts["Unasked", site];
        yield return new Lead(Phrase.Of(Texts[$"Then.{Variant(facts)}"], Run.Plain(who)));
        yield return new Button(Texts["Button"], facts.Link);
        var until = Time("Until", facts.WorksUntil, facts.Site);
        var account = Phrase.Of(Texts["SignsInAs"], Run.ToCopy(facts.UserName, strong: true));
        yield return facts.Text == ReminderText.Last
            ? new Details(until, Phrase.Of(Texts["Afterwards"]), account, Shared.Code(facts.Code))
            : new Details(until, account, Shared.Code(facts.Code));
        if (facts.Games.Count > 0)
            yield return new Schedule(Texts["Games"],
                [.. facts.Games.Take(NewAccountLetterWriter.MostGames).Select(game => Row(game, facts))]);
        yield return Shared.LinkInFull(facts.Link);
        yield return new SmallLink(Texts["NotYou.Link"], facts.NotYou);
        yield return NotYou(facts, facts.AskedByName);
        yield return new SmallLink(Texts["NoMore"], facts.NoMore);
    }

    private static string Variant(ReminderFacts facts) =>
        facts is { Text: ReminderText.Middle, Games.Count: > 0 } ? "Game" : facts.Text.ToString();

    private ScheduleRow Row(LetterGame game, ReminderFacts facts) => new(
        game.IsTimeToBeSet ? Shared.DayOfStart(game.StartsAt, facts.Site) : Shared.Start(game.StartsAt, facts.Site),
        Texts["Match", Untrusted.Name(game.Away), Untrusted.Name(game.Home)], Untrusted.Name(game.Position));
}

/// <summary>Names ReminderLetter.resx.</summary>
public sealed class ReminderLetter;
