using Assignr.Portal.Shell;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Sees when refusals are no longer the recipients' fault: <see cref="MostInARow"/> one after the other, or more than
/// <see cref="MostShare"/> of the latest answers. Of one person only one refusal counts, however many addresses they add and however
/// often they ask: nobody holds the mail of all up alone. Not safe for several threads: <see cref="MailChannel"/> calls it under its lock.
/// </summary>
internal sealed class RefusalWatch
{
    public const int MostInARow = 10;
    public const double MostShare = 0.05;

    /// <summary>Fewer answers say nothing about a share.</summary>
    public const int FewestAnswers = 100;

    private const int Remembered = 1000;

    /// <summary>Who lets mail go on has looked at the share: it is not held again for the same one a minute later.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly Queue<(bool IsRefusal, Guid? Person)> latest = new();
    private readonly HashSet<Guid> refusedPeople = [];
    private int inARow;
    private int refused;
    private DateTimeOffset quietUntil;

    /// <summary>Counts one answer that only the server's view of this recipient or letter decided.</summary>
    /// <param name="person">Whose letter it was; null for nobody's.</param>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? Count(bool isRefusal, Guid? person, DateTimeOffset now) => Judge(isRefusal, person, isRefusal ? inARow + 1 : 0, now);

    /// <summary>Counts a letter that was handed over and came back after all: into the share, not into the row.</summary>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? CountReturned(Guid? person, DateTimeOffset now) => Judge(isRefusal: true, person, inARow, now);

    /// <summary>Somebody has looked and lets mail go on.</summary>
    public void Forgive(DateTimeOffset now)
    {
        latest.Clear();
        refusedPeople.Clear();
        (inARow, refused, quietUntil) = (0, 0, now + Quiet);
    }

    public string Words(HoldReason reason, string? reply) => reason == HoldReason.RefusedInARow
        ? $"The mail server refused {MostInARow} emails in a row, the last with: {reply}"
        : $"{refused.Grouped()} of the last {latest.Count.Grouped()} emails were refused or came back, the last with: {reply}";

    private HoldReason? Judge(bool isRefusal, Guid? person, int row, DateTimeOffset now)
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
