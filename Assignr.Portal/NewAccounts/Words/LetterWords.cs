using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>Finds the words for one reader, the site's own or the usual ones, and fills them in.</summary>
public sealed class LetterWords(
    LetterTexts shared, IStringLocalizer<NewAccountLetter> newAccount, IStringLocalizer<ReminderLetter> reminder)
{
    /// <summary>The words that come with the portal.</summary>
    public Wording Usual(WordedLetter letter, bool isAsked, bool hasGame)
    {
        var (texts, variant) = letter switch
        {
            WordedLetter.NewAccount => ((IStringLocalizer)newAccount, ""),
            WordedLetter.FirstReminder => (reminder, ".First"),
            WordedLetter.LastReminder => (reminder, ".Last"),
            _ => (reminder, hasGame ? ".Game" : ".Middle"),
        };
        var asked = isAsked ? "Asked" : "Unasked";
        return new Wording
        {
            Subject = texts["Subject" + variant],
            Before = texts[asked + (variant.Length == 0 && hasGame ? ".Game" : variant)],
        };
    }

    /// <summary>The site's own words where they fit this reader, text by text, and the usual ones otherwise.</summary>
    public Wording For(WordedLetter letter, OwnWords? own, bool isAsked, bool hasGame)
    {
        var usual = Usual(letter, isAsked, hasGame);
        return own is null ? usual : new Wording
        {
            Subject = Fitting(own.Subject) ?? usual.Subject,
            Before = Fitting(own.Before) ?? usual.Before,
            After = Fitting(own.After) ?? usual.After,
        };

        string? Fitting(string? text) => text is not null && Wording.Fits(text, isAsked, hasGame) ? text : null;
    }

    /// <summary>What the placeholders stand for.</summary>
    internal Dictionary<string, Run> Values(
        LetterFacts facts, string? askedByName, IReadOnlyList<LetterGame> games, DateTimeOffset worksUntil)
    {
        var site = facts.Site;
        var values = new Dictionary<string, Run>(StringComparer.OrdinalIgnoreCase)
        {
            ["{first name}"] = Run.Plain(Untrusted.Name(facts.FirstName, 40)),
            ["{name}"] = Run.Plain(Untrusted.Name(facts.FullName)),
            ["{league}"] = Run.Plain(Untrusted.Name(site.Name)),
            ["{until}"] = Run.Plain($"{shared.Moment(worksUntil, site)} {shared.Zone(site)}"),
        };
        if (askedByName is not null)
            values["{assignor}"] = Run.Plain(Untrusted.Name(askedByName));
        if (games is [var game, ..])
        {
            var start = game.IsTimeToBeSet ? shared.DayOfStart(game.StartsAt, site) : shared.Start(game.StartsAt, site);
            values["{first game}"] = Run.Plain(
                $"{start}, {newAccount["Match", Untrusted.Name(game.Away), Untrusted.Name(game.Home)].Value}");
            values["{game day}"] = Run.Plain(shared.Day(game.StartsAt, site));
        }
        return values;
    }
}
