using System.Net;
using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Spf;

internal enum SpfResult
{
    Pass,

    /// <summary>Fail, soft fail or neutral: it does not cover the address.</summary>
    Other,

    /// <summary>It depends on the letter, or could not be looked up.</summary>
    Unknown,
}

/// <summary>
/// Follows a record through all that it names, as a receiver does for an address that matches nothing, and counts what that costs
/// (RFC 7208 4.6.4): at most ten look-ups, at most two that find nothing.
/// </summary>
/// <param name="from">The address that a letter comes from; null only counts.</param>
internal sealed class SpfWalk(RecordReader dns, IPAddress? from = null)
{
    public const int MostLookups = 10;
    public const int MostVoid = 2;
    private const int MostExchanges = 10;

    private readonly List<string> problems = [];
    private int voids;

    public int Lookups { get; private set; }

    /// <summary>What makes receivers take none of it, a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Why a part could not be looked up; null where all could.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How it ends for whom nothing covers; null: it does not say.</summary>
    public SpfQualifier? Ending { get; private set; }

    public bool HasPtr { get; private set; }

    private bool IsOver => Lookups > MostLookups || voids > MostVoid;

    public async Task<SpfResult> FollowAsync(SpfRecord record, string domain)
    {
        var result = await FollowAsync(record, domain, isMain: true);
        if (Lookups > MostLookups)
            problems.Add($"It needs more than {MostLookups} look-ups, where receivers stop.");
        else if (voids > MostVoid)
            problems.Add($"More than {MostVoid} of its look-ups find nothing, where receivers stop.");
        return result;
    }

    private async Task<SpfResult> FollowAsync(SpfRecord record, string domain, bool isMain)
    {
        problems.AddRange(record.Problems.Select(problem => isMain ? problem : $"The record of {domain}: {problem}"));
        SpfResult? decided = null;
        foreach (var term in record.Terms)
        {
            if (term.Kind == SpfKind.All)
            {
                if (isMain)
                    Ending = term.Qualifier;
                if (isMain && record.Terms[^1] != term)
                    problems.Add($"What stands after “{term.Text}” is never read.");
                return decided ?? Of(term);
            }
            var matches = await MatchesAsync(term, domain);
            decided ??= matches == SpfResult.Pass ? Of(term) : matches == SpfResult.Unknown ? SpfResult.Unknown : null;
            if (IsOver)
                return SpfResult.Unknown;
        }
        if (record.Redirect is not { } target)
            return decided ?? SpfResult.Other;
        Lookups++;
        var after = await NamedAsync($"redirect={target}", target, isMain);
        return decided ?? after;
    }

    private static SpfResult Of(SpfTerm term) => term.Qualifier == SpfQualifier.Pass ? SpfResult.Pass : SpfResult.Other;

    private async Task<SpfResult> MatchesAsync(SpfTerm term, string domain)
    {
        Lookups += term.IsLookup ? 1 : 0;
        HasPtr |= term.Kind == SpfKind.Ptr;
        if (IsOver || term.HasMacro)
            return SpfResult.Unknown;
        var name = term.Domain ?? domain;
        return term.Kind switch
        {
            SpfKind.Include => await NamedAsync(term.Text, name, isMain: false),
            SpfKind.A => Covered(term, Seen(await dns.AddressesAsync(name))),
            SpfKind.Mx => await ExchangesAsync(term, name),
            SpfKind.Exists => Seen(await dns.AddressesAsync(name)) is var some && some.Trouble is not null ? SpfResult.Unknown
                : some.Found.Count > 0 ? SpfResult.Pass : SpfResult.Other,
            SpfKind.Ptr => SpfResult.Unknown,
            _ => from is not null && term.Covers(from) ? SpfResult.Pass : SpfResult.Other,
        };
    }

    // Include and redirect need exactly one record there (RFC 7208 5.2, 6.1).
    private async Task<SpfResult> NamedAsync(string text, string name, bool isMain)
    {
        if (IsOver || name.Contains('%', StringComparison.Ordinal))
            return SpfResult.Unknown;
        var looked = Seen(await dns.TextsAsync(name));
        if (looked.Trouble is not null)
            return SpfResult.Unknown;
        var records = looked.Found.Where(SpfRecord.Is).ToList();
        if (records.Count == 1)
            return await FollowAsync(SpfRecord.Parse(records[0]), name, isMain);
        problems.Add($"“{SpfRecord.Cut(text)}” leads to {(records.Count == 0 ? "no SPF record" : "more than one SPF record")}.");
        return SpfResult.Unknown;
    }

    private async Task<SpfResult> ExchangesAsync(SpfTerm term, string name)
    {
        var looked = Seen(await dns.ExchangesAsync(name));
        if (looked.Found.Count > MostExchanges)
            problems.Add($"“{SpfRecord.Cut(term.Text)}” leads to more than {MostExchanges} mail servers, where receivers stop.");
        if (looked.Trouble is not null || looked.Found.Count > MostExchanges)
            return SpfResult.Unknown;
        var hosts = await Task.WhenAll(looked.Found.Where(host => host.Length > 0).Select(dns.AddressesAsync));
        Trouble ??= hosts.FirstOrDefault(host => host.Trouble is not null)?.Trouble;
        return Covered(term, new Looked<IPAddress>([.. hosts.SelectMany(host => host.Found)]));
    }

    private SpfResult Covered(SpfTerm term, Looked<IPAddress> hosts) =>
        from is not null && hosts.Found.Any(host => term.Covers(host, from)) ? SpfResult.Pass
        : hosts.Trouble is not null ? SpfResult.Unknown : SpfResult.Other;

    private Looked<T> Seen<T>(Looked<T> looked)
    {
        voids += looked.IsVoid ? 1 : 0;
        Trouble ??= looked.Trouble;
        return looked;
    }
}
