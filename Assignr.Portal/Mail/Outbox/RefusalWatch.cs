using Assignr.Portal.Shell;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Notices when refusals cannot be the recipients' fault: <see cref="MostInARow"/> in a row, or more than <see cref="MostShare"/> of the
/// latest answers. Only one refusal counts for each person, however many addresses they add and however often they ask, so that one person
/// cannot bring about a hold. Not thread-safe: <see cref="MailChannel"/> calls it under its lock.
/// </summary>
internal sealed class RefusalWatch
{
    public const int MostInARow = 10;
    public const double MostShare = 0.05;

    /// <summary>A share of fewer answers says nothing.</summary>
    public const int FewestAnswers = 100;

    private const int Remembered = 1000;

    /// <summary>How long the share is not judged after an assignor let mail go on: they have just looked at it.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly Queue<(bool IsRefusal, Guid? Person)> latest = new();
    private readonly HashSet<Guid> refusedPeople = [];
    private int inARow;
    private int refused;
    private DateTimeOffset quietUntil;

    /// <summary>Counts an answer of the server about a recipient or a letter.</summary>
    /// <param name="person">Whose letter it was; null for nobody's.</param>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? Count(bool isRefusal, Guid? person, DateTimeOffset now) => Count(isRefusal, person, isRefusal ? inARow + 1 : 0, now);

    /// <summary>Counts a handed-over letter that came back: for the share, not for the row.</summary>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? CountReturned(Guid? person, DateTimeOffset now) => Count(isRefusal: true, person, inARow, now);

    /// <summary>Starts anew after an assignor let mail go on.</summary>
    public void Forgive(DateTimeOffset now)
    {
        latest.Clear();
        refusedPeople.Clear();
        (inARow, refused, quietUntil) = (0, 0, now + Quiet);
    }

    public string Words(HoldReason reason, string? reply) => reason == HoldReason.RefusedInARow
        ? $"The mail server refused {MostInARow} emails in a row, the last with: {reply}"
        : $"{refused.Grouped()} of the last {latest.Count.Grouped()} emails were refused or came back, the last with: {reply}";

    private HoldReason? Count(bool isRefusal, Guid? person, int row, DateTimeOffset now)
    {
        if (isRefusal && person is { } id && !refusedPeople.Add(id))
            return null;
        inARow = row;
        latest.Enqueue((isRefusal, person));
        refused += isRefusal ? 1 : 0;
        if (latest.Count > Remembered && latest.Dequeue() is { IsRefusal: true } oldest)
        {
            refused--;
            if (oldest.Person is { } forgotten)
                refusedPeople.Remove(forgotten);
        }
        if (inARow >= MostInARow)
            return HoldReason.RefusedInARow;
        // What ends further ahead than it lasts is of a clock that was set back: it is over.
        var isQuiet = now < quietUntil && now >= quietUntil - Quiet;
        return isRefusal && !isQuiet && latest.Count >= FewestAnswers && refused > latest.Count * MostShare
            ? HoldReason.RefusedTooOften
            : null;
    }
}
