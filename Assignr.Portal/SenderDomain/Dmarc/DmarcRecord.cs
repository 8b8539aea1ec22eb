using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Dmarc;

/// <summary>A policy record (RFC 9989, before it RFC 7489).</summary>
/// <param name="Policy">none, quarantine or reject.</param>
/// <param name="OfSubdomains">That of domains below, where it differs; null: the same.</param>
/// <param name="IsStrictSpf">The return path has to have the very domain, not only the same organisation's.</param>
/// <param name="Psd">y: a domain below which others register; n: the organisation's own; u or null: not said.</param>
/// <param name="Problem">What is wrong with its text; null: nothing.</param>
internal sealed record DmarcRecord(
    string Policy, string? OfSubdomains, bool IsStrictSpf, bool IsStrictDkim, bool HasReports, bool IsTest, string? Psd, string? Problem)
{
    private const string Version = "v=DMARC1";
    private static readonly string[] Policies = ["none", "quarantine", "reject"];

    public static bool Is(string text) => text.Split(';')[0].Replace(" ", "", StringComparison.Ordinal) == Version;

    /// <summary>Whether it was meant to be one.</summary>
    public static bool IsNearly(string text) => !Is(text) && text.Contains("dmarc", StringComparison.OrdinalIgnoreCase);

    public static DmarcRecord Parse(string text)
    {
        var tags = TagList.Parse(text);
        var (policy, below) = (tags["p"]?.ToLowerInvariant(), tags["sp"]?.ToLowerInvariant());
        var reports = tags["rua"];
        return new DmarcRecord(policy ?? "none", below, IsStrict(tags["aspf"]), IsStrict(tags["adkim"]), reports is { Length: > 0 },
            tags["t"] is "y" || tags["pct"] is "0", tags["psd"], tags.Problem ?? Wrong(tags, policy, below, reports));
    }

    private static string? Wrong(TagList tags, string? policy, string? below, string? reports) => policy switch
    {
        // RFC 9989 takes such a record for p=none where it asks for reports; receivers of today differ.
        null => "It has no policy (“p=”).",
        _ when !Policies.Contains(policy) => $"“p={TagList.Cut(policy)}” is no policy: none, quarantine or reject.",
        _ when below is not null && !Policies.Contains(below) => $"“sp={TagList.Cut(below)}” is no policy: none, quarantine or reject.",
        _ when IsUnknown(tags["aspf"]) => "“aspf=” has to be r or s.",
        _ when IsUnknown(tags["adkim"]) => "“adkim=” has to be r or s.",
        _ when reports?.Split(',').Any(to => !to.Trim().StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) == true =>
            "An address for reports (“rua=”) has to begin with “mailto:”.",
        _ => null,
    };

    private static bool IsStrict(string? mode) => string.Equals(mode, "s", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnknown(string? mode) => mode is not null && mode.ToLowerInvariant() is not ("r" or "s");
}
