namespace Assignr.Portal.People;

/// <param name="Text">As it was entered.</param>
/// <param name="Link">Its <c>tel:</c> address (RFC 3966); null where it is not a number that can be dialled.</param>
public sealed record DialNumber(string Text, string? Link)
{
    /// <summary>The address that opens a message to it on the reader's own phone (RFC 5724); null where it cannot be dialled.</summary>
    /// <param name="words">What the message begins with.</param>
    public string? Message(string words) =>
        // The ampersand is for phones that take only what follows one.
        Link is null ? null : $"sms:{Link["tel:".Length..].Split(';')[0]}?&body={Uri.EscapeDataString(words)}";
}

/// <summary>Reads the numbers that somebody entered as one text, so that a phone can dial them.</summary>
public static class DialNumbers
{
    private const int FewestDigits = 3;

    private static readonly string[] Extensions = ["ext", "x", "#"];

    /// <param name="phone"><see cref="Person.Phone"/>: one number, or several separated by commas.</param>
    public static IReadOnlyList<DialNumber> In(string? phone) => [.. (phone ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(number => new DialNumber(number, Link(number)))];

    private static string? Link(string number)
    {
        var cut = Extensions.Select(word => number.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0)
            .DefaultIfEmpty(number.Length).Min();
        var (digits, extension) = (Digits(number[..cut]), Digits(number[cut..]));
        return digits.Length < FewestDigits
            ? null
            : $"tel:{(number.TrimStart('(', ' ').StartsWith('+') ? "+" : "")}{digits}{(extension.Length > 0 ? $";ext={extension}" : "")}";
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
