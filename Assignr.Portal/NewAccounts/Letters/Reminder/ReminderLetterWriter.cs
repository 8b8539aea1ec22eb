using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Words;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Letters.Reminder;

/// <summary>Writes the reminders of a new account email: each with a link of its own, and a way to get no more of them.</summary>
public sealed class ReminderLetterWriter(LetterTexts shared, IStringLocalizer<ReminderLetter> texts, LetterWords words)
    : LetterWriter<ReminderFacts>(shared, texts)
{
    protected override string Head(string text, ReminderFacts facts, string first, string site) =>
        Texts[$"{text}.{Variant(facts)}", first, site, facts.Games.Count == 0 ? "" : Shared.Day(facts.Games[0].StartsAt, facts.Site)];

    protected override string Subject(ReminderFacts facts) => Placeholders.FillPlain(Words(facts).Subject, Values(facts));

    protected override string Preview(ReminderFacts facts) => Texts["Preview", Shared.Day(facts.WorksUntil, facts.Site)];

    protected override IEnumerable<LetterBlock> Blocks(ReminderFacts facts, string first, string site)
    {
        var (said, values) = (Words(facts), Values(facts));
        foreach (var phrase in Placeholders.Fill(said.Before, values))
            yield return new Lead(phrase);
        yield return new Button(Texts["Button"], facts.Link);
        yield return new Details(
            Time("Until", facts.WorksUntil, facts.Site),
            Phrase.Of(Texts["Afterwards"]),
            Phrase.Of(Texts["SignsInAs"], Run.ToCopy(facts.UserName, strong: true)),
            Shared.Code(facts.Code));
        foreach (var phrase in Placeholders.Fill(said.After, values))
            yield return new Paragraph(phrase);
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

    private Wording Words(ReminderFacts facts) =>
        facts.Words ?? words.Usual(facts.Letter, facts.AskedByName is not null, facts.Games.Count > 0);

    private Dictionary<string, Run> Values(ReminderFacts facts) =>
        words.Values(facts, facts.AskedByName, facts.Games, facts.WorksUntil);

    private ScheduleRow Row(LetterGame game, ReminderFacts facts) => new(
        game.IsTimeToBeSet ? Shared.DayOfStart(game.StartsAt, facts.Site) : Shared.Start(game.StartsAt, facts.Site),
        Texts["Match", Untrusted.Name(game.Away), Untrusted.Name(game.Home)], Untrusted.Name(game.Position));
}

/// <summary>Names ReminderLetter.resx.</summary>
public sealed class ReminderLetter;
