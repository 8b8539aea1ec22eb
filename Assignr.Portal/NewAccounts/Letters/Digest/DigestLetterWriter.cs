using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People;
using Assignr.Portal.Shell;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Letters.Digest;

/// <summary>Writes the digest of an assignor: games first, then how many are out, then what is new. Its links lead to pages for whoever is
/// signed in.</summary>
public sealed class DigestLetterWriter(LetterTexts shared, IStringLocalizer<DigestLetter> texts) : LetterWriter<DigestFacts>(shared, texts)
{
    protected override string Head(string text, DigestFacts facts, string first, string site)
    {
        var (about, count) = facts.NeedsYou > 0 ? ("Games", facts.NeedsYou) : ("Out", facts.Out);
        return Texts[$"{text}.{about}.{Number(count)}", first, site, count.Grouped()];
    }

    protected override string Preview(DigestFacts facts) => Texts["Preview"];

    protected override IEnumerable<LetterBlock> Blocks(DigestFacts facts, string first, string site)
    {
        var about = facts.NeedsYou > 0 ? "Games" : "Out";
        yield return new Lead(Phrase.Of(Texts[$"Lead.{about}", WhoNeedsYou.Choices[0]]));
        yield return new Button(Texts[$"Button.{about}"], facts.NeedsYou > 0 ? facts.NeedsYouLink : facts.OutLink);
        if (facts.Games.Count > 0)
            yield return new Schedule(Texts["Games"], [.. facts.Games.Take(DigestFacts.MostGames).Select(one => Row(one, facts))]);
        if (facts.NeedsYou - Math.Min(facts.Games.Count, DigestFacts.MostGames) is > 0 and var more && facts.Games.Count > 0)
            yield return new Details(Phrase.Of(Texts["More", more.Grouped()]));
        if (facts.NeedsYou > 0)
            yield return new LinkList(Texts["Out"], [new(Texts[$"Out.{Number(facts.Out)}", facts.Out.Grouped()], facts.OutLink)]);
        if (facts.News.Count > 0)
            yield return new LinkList(Texts["New", Shared.Day(facts.NewSince, facts.Site)], [.. facts.News.Select(Row)]);
        yield return new SmallPrint(Phrase.Of(Texts[facts.Choice == DigestChoice.Daily ? "Daily" : "Weekly"]));
        yield return new SmallLink(Texts["Choice"], facts.ChoiceLink);
    }

    private static string Number(int count) => count == 1 ? "One" : "Many";

    private ScheduleRow Row(DigestGame one, DigestFacts facts) => new(
        one.Game.IsTimeToBeSet ? Shared.DayOfStart(one.Game.StartsAt, facts.Site) : Shared.Start(one.Game.StartsAt, facts.Site),
        Untrusted.Name(one.Name), Texts["Match", Untrusted.Name(one.Game.Away), Untrusted.Name(one.Game.Home)]);

    private LinkRow Row(DigestLine line) => new(
        Texts[line.New == line.All ? "New.All" : "New.Some", Texts[line.Standing.ToString()].Value, line.New.Grouped(), line.All.Grouped()],
        line.Link);
}

/// <summary>The name of DigestLetter.resx.</summary>
public sealed class DigestLetter;
