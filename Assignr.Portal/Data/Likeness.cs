namespace Assignr.Portal.Data;

/// <summary>The distance between two words.</summary>
internal static class Likeness
{
    /// <summary>
    /// How many characters have to be inserted, deleted, replaced or swapped with their neighbour; any distance above
    /// <paramref name="most"/> counts as one more than it. Only cells within <paramref name="most"/> of the diagonal are computed, and the
    /// computation stops once the distance must be larger.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        var far = most + 1;
        if (Math.Abs(one.Length - other.Length) > most)
            return far;
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }
        // Of each line of the matrix only the cells near its diagonal; the middle one lies on it.
        var width = (2 * most) + 1;
        Span<int> before = stackalloc int[width];
        Span<int> last = stackalloc int[width];
        Span<int> row = stackalloc int[width];
        for (var place = 0; place < width; place++)
            last[place] = place >= most ? place - most : far;
        for (var line = 1; line <= one.Length; line++)
        {
            var least = far;
            for (var place = 0; place < width; place++)
            {
                var column = line + place - most;
                var value = column == 0 ? line : far;
                if (column > 0 && column <= other.Length)
                {
                    value = last[place] + (one[line - 1] == other[column - 1] ? 0 : 1);
                    if (place > 0)
                        value = Math.Min(value, row[place - 1] + 1);
                    if (place + 1 < width)
                        value = Math.Min(value, last[place + 1] + 1);
                    if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                        value = Math.Min(value, before[place] + 1);
                }
                row[place] = Math.Min(value, far);
                least = Math.Min(least, value);
            }
            if (least > most)
                return far;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[other.Length - one.Length + most];
    }
}
