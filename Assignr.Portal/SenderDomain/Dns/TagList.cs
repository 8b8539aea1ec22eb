namespace Assignr.Portal.SenderDomain.Dns;

/// <summary>The <c>name=value; name=value</c> of DKIM and DMARC records (RFC 6376 3.2).</summary>
/// <param name="Tags">In order, each with its value.</param>
/// <param name="Problem">What is wrong with the text; null: nothing.</param>
internal sealed record TagList(IReadOnlyList<(string Name, string Value)> Tags, string? Problem)
{
    /// <summary>Null where there is no such tag.</summary>
    public string? this[string name] => Tags.Where(tag => tag.Name == name).Select(tag => tag.Value).FirstOrDefault();

    public static TagList Parse(string text)
    {
        var tags = new List<(string Name, string Value)>();
        string? problem = null;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[0].Length == 0)
                problem ??= $"“{Cut(part)}” has no = between a name and a value.";
            else if (tags.Exists(tag => tag.Name == parts[0]))
                problem ??= $"It has “{Cut(parts[0])}=” twice.";
            else
                tags.Add((parts[0], parts[1]));
        }
        return new TagList(tags, problem);
    }

    internal static string Cut(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
