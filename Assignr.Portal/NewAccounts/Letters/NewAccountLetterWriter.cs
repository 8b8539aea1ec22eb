using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Letters;

/// <summary>Writes the personal email with the link to the page where a password is chosen.</summary>
public sealed class NewAccountLetterWriter(LetterTexts shared, IStringLocalizer<NewAccountLetter> texts)
{
    public const int MostGames = 3;

    public Letter Write(NewAccountFacts facts) => Content(facts).Write(facts.FullName, facts.ReplyTo);

    private LetterContent Content(NewAccountFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts[facts.Games.Count > 0 ? "PreviewWithGames" : "Preview", shared.Day(facts.WorksUntil, facts.Site)],
            Title = texts["Title", first],
            Blocks = [.. Blocks(facts, site)],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }

    private IEnumerable<LetterBlock> Blocks(NewAccountFacts facts, string site)
    {
        var who = facts.AskedByName is { } name ? texts["Asked", Untrusted.Name(name), site] : texts["Unasked", site];
        yield return new Lead(Phrase.Of(texts[facts.Games.Count > 0 ? "ThenGames" : "Then"], Run.Plain(who)));
        yield return new Button(texts["Button"], facts.Link);
        yield return new Details(
            Phrase.Of(texts["Until"], Run.Strong(shared.Moment(facts.WorksUntil, facts.Site)), Run.Plain(shared.Zone(facts.Site))),
            Phrase.Of(texts["SignsInAs"], Run.ToCopy(facts.UserName, strong: true)));
        if (Untrusted.Note(facts.Note) is { Count: > 0 } note)
            yield return new Quote(facts.AskedByName is { } writer ? texts["NoteBy", Untrusted.Name(writer)] : texts["NoteByNobody"], note);
        if (facts.Games.Count > 0)
            yield return new Schedule(texts["Games"], [.. facts.Games.Take(MostGames).Select(game => Row(game, facts))]);
        yield return shared.LinkInFull(facts.Link);
        yield return LetterTexts.NotYou(texts, facts.Site, facts.AskedByName, facts.ReplyTo);
    }

    private ScheduleRow Row(LetterGame game, NewAccountFacts facts) => new(
        game.IsTimeToBeSet ? shared.DayOfStart(game.StartsAt, facts.Site) : shared.Start(game.StartsAt, facts.Site),
        texts["Match", Untrusted.Name(game.Away), Untrusted.Name(game.Home)], Untrusted.Name(game.Position));
}

/// <summary>Names NewAccountLetter.resx.</summary>
public sealed class NewAccountLetter;
