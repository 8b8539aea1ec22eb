using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Words;

namespace Assignr.Portal.NewAccounts.Letters.Reminder;

/// <summary>What a reminder says.</summary>
public enum ReminderText
{
    /// <summary>The account still waits.</summary>
    First,

    /// <summary>The next game is near, or, without one, one step is left.</summary>
    Middle,

    /// <summary>No other follows.</summary>
    Last,
}

public sealed record ReminderFacts : LetterFacts
{
    public required ReminderText Text { get; init; }

    /// <summary>What the person will sign in as unless they choose another name.</summary>
    public required string UserName { get; init; }

    public required string Link { get; init; }

    /// <summary>What opens the same as the link.</summary>
    public required LetterCode Code { get; init; }

    /// <summary>Where somebody says that it is not them.</summary>
    public required string NotYou { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>Where no more reminders can be asked for.</summary>
    public required string NoMore { get; init; }

    /// <summary>Null: nobody but the person themselves asked for the account.</summary>
    public string? AskedByName { get; init; }

    /// <summary>What it says in the words of the site; null: the usual words.</summary>
    public Wording? Words { get; init; }

    /// <summary>The person's next games, soonest first; the letter shows three at most.</summary>
    public IReadOnlyList<LetterGame> Games { get; init; } = [];

    internal WordedLetter Letter => Text switch
    {
        ReminderText.First => WordedLetter.FirstReminder,
        ReminderText.Middle => WordedLetter.NextReminder,
        _ => WordedLetter.LastReminder,
    };

    /// <summary>What the email said that it reminds of, without the assignor's note.</summary>
    internal static ReminderFacts Of(
        NewAccountFacts email, ReminderText text, string link, DateTimeOffset worksUntil, string noMore) => new()
        {
            Site = email.Site,
            FirstName = email.FirstName,
            FullName = email.FullName,
            Address = email.Address,
            ReplyTo = email.ReplyTo,
            Text = text,
            UserName = email.UserName,
            Link = link,
            Code = email.Code,
            NotYou = email.NotYou,
            WorksUntil = worksUntil,
            NoMore = noMore,
            AskedByName = email.AskedByName,
            Games = email.Games,
        };
}
