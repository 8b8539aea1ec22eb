using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Outcomes;

/// <summary>
/// What is said to somebody, in English, with what was put into it kept apart: <c>$"{name} has this id already."</c> is
/// <c>"{0} has this id already."</c> and a name. So it stands beside what it is about, and is the key of its translations.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly StringBuilder key;
    private readonly List<object?> arguments;

    /// <param name="text">As it stands, with nothing put into it.</param>
    public Sentence(string text)
        : this(text.Length, 0) => AppendLiteral(text);

    /// <summary>For the compiler, of an interpolated string.</summary>
    public Sentence(int literalLength, int formattedCount)
    {
        key = new StringBuilder(literalLength);
        arguments = new List<object?>(formattedCount);
    }

    /// <summary>As <see cref="string.Format(IFormatProvider, string, object[])"/> reads it.</summary>
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

    /// <summary>In the language of these texts; in English where they do not have it.</summary>
    public string In(IStringLocalizer texts) => texts[Key, arguments.ToArray()!];

    public override string ToString() => string.Format(CultureInfo.CurrentCulture, Key, [.. arguments]);

    public bool Equals(Sentence? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
