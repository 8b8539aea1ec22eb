namespace Assignr.Portal.NewAccounts.Words;

/// <summary>The letters whose words a site may write itself. Stored as numbers.</summary>
public enum WordedLetter
{
    NewAccount = 1,
    FirstReminder = 2,

    /// <summary>All reminders between the first and the last.</summary>
    NextReminder = 3,
    LastReminder = 4,
}

public static class WordedLetters
{
    public static IReadOnlyList<WordedLetter> InOrder { get; } = Enum.GetValues<WordedLetter>();

    public static string Called(this WordedLetter letter) => letter switch
    {
        WordedLetter.NewAccount => "New account email",
        WordedLetter.FirstReminder => "First reminder",
        WordedLetter.NextReminder => "Next reminders",
        _ => "Last reminder",
    };

    /// <summary>In the address of its page.</summary>
    public static string Path(this WordedLetter letter) => letter.Called().Replace(' ', '-').ToLowerInvariant();

    /// <summary>Null where there is no such letter.</summary>
    public static WordedLetter? Of(string? path) =>
        InOrder.Where(letter => letter.Path() == path).Select(letter => (WordedLetter?)letter).FirstOrDefault();
}
