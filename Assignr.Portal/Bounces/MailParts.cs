using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>The parts of a mail, up to a depth and a number that real reports do not reach.</summary>
/// <param name="All">In their order, without the multiparts around them. A letter inside is one part: its own content marks
/// nobody.</param>
/// <param name="IsWhole">False where there are more parts, which were not read.</param>
internal sealed record MailParts(IReadOnlyList<MimeEntity> All, bool IsWhole)
{
    private const int Most = 1_000;

    /// <param name="levels">How deep multiparts may lie in multiparts: gateways wrap what they forward.</param>
    public static MailParts Of(MimeEntity? body, int levels)
    {
        var (parts, isWhole) = (new List<MimeEntity>(), true);
        var waiting = new Stack<(MimeEntity Part, int Levels)>();
        if (body is not null)
            waiting.Push((body, levels));
        while (waiting.TryPop(out var next))
        {
            if (parts.Count == Most)
                return new MailParts(parts, IsWhole: false);
            if (next.Part is not Multipart several)
            {
                parts.Add(next.Part);
                continue;
            }
            isWhole &= next.Levels > 0 && several.Count <= Most;
            for (var at = next.Levels > 0 ? Math.Min(several.Count, Most) : 0; at > 0; at--)
                waiting.Push((several[at - 1], next.Levels - 1));
        }
        return new MailParts(parts, isWhole);
    }
}
