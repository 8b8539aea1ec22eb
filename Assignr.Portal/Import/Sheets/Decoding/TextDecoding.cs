using System.Text;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>
/// Decodes bytes: a byte order mark decides; else UTF-16 where most of every second byte is zero; else UTF-8 where most bytes beyond ASCII
/// are valid; else the one-byte encoding that produces the likeliest words.
/// </summary>
internal static class TextDecoding
{
    private const int Looked = 4096;

    public static Decoded Decode(byte[] file, Reading reading, CancellationToken cancel)
    {
        ReadOnlySpan<byte> bytes = file;
        // The mark of UTF-16 is the beginning of that of UTF-32, which no text of UTF-16 has.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return new Decoded(Encoding.UTF32.GetString(bytes[4..]), "UTF-32");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return new Decoded(new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(bytes[4..]), "UTF-32");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new Decoded(Encoding.Unicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new Decoded(Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16");
        if (IsWide(bytes) is { } wide)
            return new Decoded(wide.GetString(bytes), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        var (valid, invalid) = Utf8Letters(bytes, cancel);
        if (invalid > 0)
            return Guess(bytes, valid > 0 && valid >= invalid, reading);
        var text = Encoding.UTF8.GetString(bytes);
        return valid > 0 && TwiceEncoded.Undone(text, out var example, cancel) is { } once
            ? Twice(text, once, example, reading) : new Decoded(text, Encodings.Utf8);
    }

    private static Decoded Twice(string text, string once, (string Before, string After) example, Reading reading)
    {
        var isTaken = reading.Encoding != Encodings.Utf8;
        return new Decoded(isTaken ? once : text, isTaken ? TwiceEncoded.Name : Encodings.Utf8)
        {
            Findings =
            [
                new Finding(
                    "Letters are written in",
                    isTaken ? $"A program wrote the letters of this file twice: “{example.Before}” is read as “{example.After}”."
                        : $"The letters of this file are read as they stand, as “{example.Before}”.",
                    [
                        new FindingOption($"{TwiceEncoded.Name}: {example.After}", reading with { Encoding = null }, isTaken),
                        new FindingOption($"{Encodings.Utf8}: {example.Before}", reading with { Encoding = Encodings.Utf8 }, !isTaken),
                    ]),
            ],
        };
    }

    private static Decoded Guess(ReadOnlySpan<byte> bytes, bool isMostlyUtf8, Reading reading)
    {
        var guess = EncodingGuess.Of(bytes);
        List<(string Name, string Words, Encoding Encoding)> ranked = [.. guess.Ranked()];
        ranked.Insert(isMostlyUtf8 ? 0 : ranked.Count, (Encodings.Utf8, "letters that it does not know are marked", Encoding.UTF8));
        var taken = ranked.Find(one => one.Name == reading.Encoding) is { Name: not null } chosen ? chosen : ranked[0];
        var sentence = taken.Name == Encodings.Utf8
            ? "Some letters of this file are no valid UTF-8: each is shown as \uFFFD, and its row is marked."
            : $"This file does not say how it writes its letters. It is read as {taken.Name} ({taken.Words}): "
                + $"{guess.Samples(taken.Encoding)}.";
        return new Decoded(taken.Encoding.GetString(bytes), taken.Name)
        {
            Findings = [new Finding("Letters are written in", sentence,
                [.. ranked.Select(one => new FindingOption($"{one.Name}: {guess.Samples(one.Encoding)}",
                reading with { Encoding = one.Name }, one == taken))])],
        };
    }

    /// <summary>How many letters beyond ASCII are valid UTF-8, and how many bytes are not.</summary>
    private static (int Valid, int Invalid) Utf8Letters(ReadOnlySpan<byte> bytes, CancellationToken cancel)
    {
        var (valid, invalid) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var next and >= 0)
        {
            if ((valid + invalid) % 4096 == 0)
                cancel.ThrowIfCancellationRequested();
            bytes = bytes[next..];
            var isValid = Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done;
            (valid, invalid) = isValid ? (valid + 1, invalid) : (valid, invalid + length);
            bytes = bytes[length..];
        }
        return (valid, invalid);
    }

    private static Encoding? IsWide(ReadOnlySpan<byte> bytes)
    {
        var pairs = Math.Min(bytes.Length, Looked) / 2;
        var (even, odd) = (0, 0);
        for (var pair = 0; pair < pairs; pair++)
        {
            even += bytes[2 * pair] == 0 ? 1 : 0;
            odd += bytes[(2 * pair) + 1] == 0 ? 1 : 0;
        }
        return pairs < 2 ? null
            : odd > pairs * 0.7 && even < pairs * 0.2 ? Encoding.Unicode
            : even > pairs * 0.7 && odd < pairs * 0.2 ? Encoding.BigEndianUnicode
            : null;
    }
}

/// <param name="Encoding">Its name for the page.</param>
internal sealed record Decoded(string Text, string Encoding)
{
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
