using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Words;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

/// <summary>Writes the personal email with the link to the page where a password is chosen.</summary>
public sealed class NewAccountLetterWriter(LetterTexts shared, IStringLocalizer<NewAccountLetter> texts, LetterWords words)
    : LetterWriter<NewAccountFacts>(shared, texts)
{
    public const int MostGames = 3;

    protected override string Subject(NewAccountFacts facts) => Placeholders.FillPlain(Words(facts).Subject, Values(facts));

    protected override string Preview(NewAccountFacts facts) =>
        Texts[facts.Games.Count > 0 ? "PreviewWithGames" : "Preview", Shared.Day(facts.WorksUntil, facts.Site)];

    protected override IEnumerable<LetterBlock> Blocks(NewAccountFacts facts, string first, string site)
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
        if (Untrusted.Note(facts.Note) is { Count: > 0 } note)
            yield return new Quote(facts.AskedByName is { } writer ? Texts["NoteBy", Untrusted.Name(writer)] : Texts["NoteByNobody"], note);
        if (facts.Games.Count > 0)
            yield return new Schedule(Texts["Games"], [.. facts.Games.Take(MostGames).Select(game => Row(game, facts))]);
        yield return Shared.LinkInFull(facts.Link);
        yield return new SmallLink(Texts["NotYou.Link"], facts.NotYou);
        yield return NotYou(facts, facts.AskedByName);
    }

    private Wording Words(NewAccountFacts facts) =>
        facts.Words ?? words.Usual(WordedLetter.NewAccount, facts.AskedByName is not null, facts.Games.Count > 0);

    private Dictionary<string, Run> Values(NewAccountFacts facts) =>
        words.Values(facts, facts.AskedByName, facts.Games, facts.WorksUntil);

    private ScheduleRow Row(LetterGame game, NewAccountFacts facts) => new(
        game.IsTimeToBeSet ? Shared.DayOfStart(game.StartsAt, facts.Site) : Shared.Start(game.StartsAt, facts.Site),
        Texts["Match", Untrusted.Name(game.Away), Untrusted.Name(game.Home)], Untrusted.Name(game.Position));
}

/// <summary>The name of NewAccountLetter.resx.</summary>
public sealed class NewAccountLetter;
