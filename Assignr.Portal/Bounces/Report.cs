using Assignr.Portal.People;

namespace Assignr.Portal.Bounces;

/// <summary>A report about one of our letters.</summary>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Told">What it says about each recipient; at least one of them failed.</param>
public sealed record Report(Guid MessageId, IReadOnlyList<Told> Told)
{
    /// <summary>
    /// Why mail to this address failed, in one line with the mail server's words; null where the report does not say that it failed.
    /// Servers report several recipients at once, and the others do not concern this address. Where no recipient is this address, our
    /// letter was forwarded to them, and their failure counts.
    /// </summary>
    public string? ReasonFor(string address)
    {
        var ours = Told.Where(one => one.IsFor(address)).ToList();
        return (ours.Count > 0 ? ours : Told).FirstOrDefault(one => one.Failed)?.Reason;
    }

    /// <summary>A person complained about the mail; it is not about delivery.</summary>
    public bool IsComplaint => Told.Any(one => one.IsComplaint);

    // Half of a surrogate pair cannot be stored, so none is cut in two.
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}

/// <summary>What a report says about one recipient.</summary>
/// <param name="Recipients">Their address as it was given, and where it was forwarded to. Empty: the report names none.</param>
/// <param name="Failed">Whether it failed for good.</param>
/// <param name="Reason">In one line, with the mail server's words.</param>
public sealed record Told(IReadOnlyList<string> Recipients, bool Failed, string Reason)
{
    private const int LongestReason = 900;

    public string Reason { get; } = Report.Cut(Reason, LongestReason);

    public bool IsComplaint { get; init; }

    /// <summary>It does not say whether this failed, succeeded or is delayed, or it contradicts itself.</summary>
    public bool IsUnclear { get; init; }

    public bool IsFor(string address) =>
        Recipients.Any(recipient => EmailAddress.KeyOf(recipient) is { } key && key == EmailAddress.KeyOf(address));
}

/// <summary>A mail that came back and is neither a readable report nor an automatic answer of a person's mail program.</summary>
/// <param name="MessageId">The message it is about; null where it does not say.</param>
/// <param name="From">Who wrote it, in one line; empty where it does not say.</param>
/// <param name="Subject">In one line; may be empty.</param>
public sealed record UnclearReport(Guid? MessageId, string From, string Subject)
{
    private const int Longest = 200;

    public string From { get; } = Report.Cut(From, Longest);

    public string Subject { get; } = Report.Cut(Subject, Longest);

    /// <summary>The mailbox's server lists the mail but does not deliver it.</summary>
    public bool IsNotHandedOver { get; init; }
}
