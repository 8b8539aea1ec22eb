using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Outcomes;

/// <summary>
/// An English sentence for the user with its values kept apart: <c>$"{name} has this id already."</c> becomes the key
/// <c>"{0} has this id already."</c> and a name. So it can be written where it is used, and its key finds translations.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly StringBuilder key;
    private readonly List<object?> arguments;

    /// <param name="text">The whole sentence, without values.</param>
    public Sentence(string text)
        : this(text.Length, 0) => AppendLiteral(text);

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Sentence(int literalLength, int formattedCount)
    {
        key = new StringBuilder(literalLength);
        arguments = new List<object?>(formattedCount);
    }

    /// <summary>The format for <see cref="string.Format(IFormatProvider, string, object[])"/>.</summary>
    public string Key => key.ToString();

    public IReadOnlyList<object?> Arguments => arguments;

    public void AppendLiteral(string text) =>
        key.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted(object? value, string? format = null)
    {
        key.Append('{').Append(CultureInfo.InvariantCulture, $"{arguments.Count}");
        if (format is not null)
            key.Append(':').Append(format);
        key.Append('}');
        arguments.Add(value);
    }

    /// <summary>In the language of these texts, or in English where they have no translation.</summary>
    public string In(IStringLocalizer texts) => texts[Key, arguments.ToArray()!];

    public override string ToString() => string.Format(CultureInfo.CurrentCulture, Key, [.. arguments]);

    public bool Equals(Sentence? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
