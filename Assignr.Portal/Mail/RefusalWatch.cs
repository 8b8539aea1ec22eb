namespace Assignr.Portal.Mail;

/// <summary>
/// Sees when refusals are no longer the recipients' fault: <see cref="MostInARow"/> one after the other, or more than
/// <see cref="MostShare"/> of the latest answers. Not safe for several threads: <see cref="MailChannel"/> calls it under its lock.
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

    private readonly Queue<bool> latest = new();
    private int inARow;
    private int refused;
    private DateTimeOffset quietUntil;

    /// <summary>Counts one answer that only the server's view of this recipient or letter decided.</summary>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? Count(bool isRefusal, DateTimeOffset now)
    {
        inARow = isRefusal ? inARow + 1 : 0;
        return Judge(isRefusal, now);
    }

    /// <summary>Counts a letter that was taken and came back after all: into the share, not into the row.</summary>
    /// <returns>Why mail should be held now, or null.</returns>
    public HoldReason? CountReturned(DateTimeOffset now) => Judge(isRefusal: true, now);

    /// <summary>Somebody has looked and lets mail go on.</summary>
    public void Forgive(DateTimeOffset now)
    {
        latest.Clear();
        (inARow, refused, quietUntil) = (0, 0, now + Quiet);
    }

    public string Words(HoldReason reason, string? reply) => reason == HoldReason.RefusedInARow
        ? $"The mail server refused {MostInARow} emails in a row, the last with: {reply}"
        : $"{refused} of the last {latest.Count} emails were refused or came back, the last with: {reply}";

    private HoldReason? Judge(bool isRefusal, DateTimeOffset now)
    {
        latest.Enqueue(isRefusal);
        refused += isRefusal ? 1 : 0;
        if (latest.Count > Remembered && latest.Dequeue())
            refused--;
        if (inARow >= MostInARow)
            return HoldReason.RefusedInARow;
        return isRefusal && now >= quietUntil && latest.Count >= FewestAnswers && refused > latest.Count * MostShare ? HoldReason.RefusedTooOften : null;
    }
}
