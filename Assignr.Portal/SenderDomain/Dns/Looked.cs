namespace Assignr.Portal.SenderDomain.Dns;

/// <summary>What a look-up found. Nothing found and nothing learnt are different answers.</summary>
/// <param name="Found">Empty where there is no such record, or where nobody could tell.</param>
/// <param name="Trouble">Why nobody could tell, as the end of a sentence; null where the name servers answered.</param>
/// <param name="IsUnknownName">The name itself does not exist (NXDOMAIN).</param>
public sealed record Looked<T>(IReadOnlyList<T> Found, string? Trouble = null, bool IsUnknownName = false)
{
    /// <summary>The name servers answered that there is nothing: a void look-up (RFC 7208 4.6.4).</summary>
    public bool IsVoid => Found.Count == 0 && Trouble is null;

    public Looked<TOther> As<TOther>(Func<T, TOther> turn) => new([.. Found.Select(turn)], Trouble, IsUnknownName);
}
