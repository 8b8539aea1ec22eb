using Assignr.Portal.Data;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>What a delivery report (RFC 3464) says about each recipient.</summary>
internal static class DeliveryGroups
{
    private static readonly string[] Went = ["delayed", "delivered", "relayed", "expanded"];

    /// <summary>The first group is about the message, each other one about a recipient; some servers put both into one group.</summary>
    public static IEnumerable<Told> Read(MessageDeliveryStatus status) => status.StatusGroups
        .Where(group => group["Action"] is not null || group["Final-Recipient"] is not null || group["Status"] is not null)
        .Select(Read);

    // There may be comments around the action. Some servers omit it or use their own; then the status or the answer decides.
    private static Told Read(HeaderList group)
    {
        var (action, status) = (FirstWord(group["Action"]), Text.OneLine(group["Status"]));
        var isPermanent = status.StartsWith("5.", StringComparison.Ordinal)
            || ReportProse.IsPermanent(Words(group["Diagnostic-Code"]) ?? "");
        var hasWent = Went.Contains(action) || (action.Length == 0 && status.StartsWith("2.", StringComparison.Ordinal));
        var failed = !hasWent && (isPermanent || action.StartsWith("fail", StringComparison.Ordinal)
            || action.StartsWith("undeliver", StringComparison.Ordinal));
        return new Told(
            [.. new[] { Address(group["Original-Recipient"]), Address(group["Final-Recipient"]) }.OfType<string>()],
            failed,
            $"It came back: {Words(group["Diagnostic-Code"]) ?? Words(status) ?? "no reason was given"}")
        { IsUnclear = hasWent ? isPermanent : !failed };
    }

    private static string FirstWord(string? action) =>
        string.Concat((action ?? "").SkipWhile(character => !char.IsAsciiLetter(character)).TakeWhile(char.IsAsciiLetter))
            .ToLowerInvariant();

    private static string? Address(string? field) => Words(field)?.Trim('<', '>');

    // The text after the type of address or of diagnostic: "rfc822; ana@example.com", "smtp; 550 No".
    private static string? Words(string? field) => Text.OneLine(field) is { Length: > 0 } words ? words.Split(';', 2)[^1].Trim() : null;
}
