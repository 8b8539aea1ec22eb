using Assignr.Portal.People;

namespace Assignr.Portal.SenderDomain;

/// <summary>What is looked at. Two of them are equal where the answer for one holds for the other.</summary>
/// <param name="Domain">Of the address that letters come from, in ASCII.</param>
/// <param name="Envelope">Of the return path, which receivers look up SPF for (RFC 7208 2.4).</param>
/// <param name="Selector">The DKIM selector that the site names; null: none.</param>
/// <param name="Relay">The host that takes our mail; null: none is set.</param>
public sealed record Subject(string Domain, string Envelope, string? Selector, string? Relay)
{
    /// <summary>The domain of an address in ASCII; null where it has none that could be looked up, such as localhost.</summary>
    public static string? DomainOf(string address) => EmailAddress.KeyOf(address) is { } key ? key[(key.LastIndexOf('@') + 1)..] : null;

    /// <summary>Whether it is this domain or below it.</summary>
    public static bool IsIn(string domain, string above) =>
        domain == above || domain.EndsWith($".{above}", StringComparison.Ordinal);
}
