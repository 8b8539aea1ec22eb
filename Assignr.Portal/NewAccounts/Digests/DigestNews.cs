using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>How many people have a standing that needs somebody, and how many of them have got it since a time.</summary>
internal sealed record DigestNews(Standing Standing, int All, int New)
{
    /// <summary>What is told, in this order.</summary>
    private static readonly Standing[] Told =
        [Standing.Refused, Standing.LinkExpired, Standing.NotTheirs, Standing.NoLongerOfficiates, Standing.Complained];

    /// <summary>The grid, narrowed to them.</summary>
    public string Path => $"people?standing={Standing.ToString().ToLowerInvariant()}";

    /// <returns>Of the standings that somebody has got since.</returns>
    public static async Task<IReadOnlyList<DigestNews>> ReadAsync(
        PortalDb db, DateTimeOffset since, DateTimeOffset now, CancellationToken cancel)
    {
        var news = new List<DigestNews>();
        foreach (var standing in Told)
        {
            var those = NeverLoggedIn.Among(db.People).Where(Standings.Is(standing, now));
            if (await those.Select(Standings.Since(standing)).CountAsync(at => at > since, cancel) is > 0 and var fresh)
                news.Add(new DigestNews(standing, await those.CountAsync(cancel), fresh));
        }
        return news;
    }
}
