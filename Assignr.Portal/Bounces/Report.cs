using Assignr.Portal.People;

namespace Assignr.Portal.Bounces;

/// <summary>What came back about one of our letters.</summary>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Told">What it says of whom; at least one of them failed.</param>
public sealed record Report(Guid MessageId, IReadOnlyList<Told> Told)
{
    /// <summary>
    /// Why mail to this address has failed, in one line with the mail server's words; null where the report says that it has not. Servers
    /// report several recipients at once: what became of the others is not ours. Where none of them is ours, it was passed on to there.
    /// </summary>
    public string? ReasonFor(string address)
    {
        var ours = Told.Where(one => one.IsFor(address)).ToList();
        return (ours.Count > 0 ? ours : Told).FirstOrDefault(one => one.Failed)?.Reason;
    }

    /// <summary>Somebody said that they do not want this mail, rather than that it could not be delivered.</summary>
    public bool IsComplaint => Told.Any(one => one.IsComplaint);

    // Half a character of two halves can be stored nowhere.
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}

/// <summary>What a report says of one recipient.</summary>
/// <param name="Recipients">Under which addresses: as it was given, and where it went. Empty: it names none.</param>
/// <param name="Failed">For good.</param>
/// <param name="Reason">In one line, with the mail server's words.</param>
public sealed record Told(IReadOnlyList<string> Recipients, bool Failed, string Reason)
{
    private const int LongestReason = 900;

    public string Reason { get; } = Report.Cut(Reason, LongestReason);

    public bool IsComplaint { get; init; }

    /// <summary>It says neither that this failed nor that it went well or is late, or it says both.</summary>
    public bool IsUnclear { get; init; }

    public bool IsFor(string address) =>
        Recipients.Any(recipient => EmailAddress.KeyOf(recipient) is { } key && key == EmailAddress.KeyOf(address));
}

/// <summary>Something that came back and is neither a report that can be read nor an answer that somebody's mail program wrote.</summary>
/// <param name="MessageId">The message it is about; null where it does not say.</param>
/// <param name="From">Who wrote it, in one line; empty where it does not say.</param>
/// <param name="Subject">In one line; may be empty.</param>
public sealed record UnclearReport(Guid? MessageId, string From, string Subject)
{
    private const int Longest = 200;

    public string From { get; } = Report.Cut(From, Longest);

    public string Subject { get; } = Report.Cut(Subject, Longest);

    /// <summary>The server of the mailbox lists it, and does not hand it over.</summary>
    public bool IsNotHandedOver { get; init; }
}
