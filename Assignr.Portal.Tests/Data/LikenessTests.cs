using Assignr.Portal.Data;

namespace Assignr.Portal.Tests.Data;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("smith", "smith", 0)]
    [InlineData("smith", "smyth", 1)]
    [InlineData("smith", "smtih", 1)]
    [InlineData("smith", "smiths", 1)]
    [InlineData("smith", "msiht", 2)]
    [InlineData("smith", "miller", 3)]
    [InlineData("", "ab", 2)]
    [InlineData("", "abc", 3)]
    public void Letters_inserted_deleted_replaced_or_swapped_count_one_each(string one, string other, int distance) =>
        Assert.Equal(distance, Likeness.Distance(one, other, 2));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Up_to_the_bound_asked_for_it_equals_the_distance_of_the_whole_matrix(int most)
    {
        var random = new Random(42 + most);
        var near = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var one = Word(random, random.Next(14));
            var other = round % 2 == 0 ? Word(random, random.Next(14)) : Changed(random, one, random.Next(most + 3));

            var distance = Likeness.Distance(one, other, most);

            var whole = WholeMatrix(one, other);
            near += whole <= most ? 1 : 0;
            Assert.True(Math.Min(whole, most + 1) == distance, $"{one} and {other}: {distance} instead of {whole}");
        }
        Assert.InRange(near, 1_000, 19_000);
    }

    [Fact]
    public void It_allocates_no_memory()
    {
        var (one, other) = ($"b{new string('a', 98)}c", $"{new string('a', 99)}b");

        // The runtime may allocate some memory on this thread once, while it recompiles the code.
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Allocated()), 0, 1_000);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < 1_000; round++)
                Likeness.Distance(one, other, 2);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string Word(Random random, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(3)))]);

    private static string Changed(Random random, string word, int times)
    {
        for (; times > 0; times--)
        {
            var place = random.Next(word.Length + 1);
            word = random.Next(4) switch
            {
                0 => word.Insert(place, Word(random, 1)),
                1 when place < word.Length => word.Remove(place, 1),
                2 when place < word.Length => word.Remove(place, 1).Insert(place, Word(random, 1)),
                3 when place + 1 < word.Length => $"{word[..place]}{word[place + 1]}{word[place]}{word[(place + 2)..]}",
                _ => word,
            };
        }
        return word;
    }

    private static int WholeMatrix(string one, string other)
    {
        var matrix = new int[one.Length + 1, other.Length + 1];
        for (var line = 0; line <= one.Length; line++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (line == 0 || column == 0)
                {
                    matrix[line, column] = line + column;
                    continue;
                }
                var cost = one[line - 1] == other[column - 1] ? 0 : 1;
                matrix[line, column] = Math.Min(Math.Min(matrix[line, column - 1], matrix[line - 1, column]) + 1,
                    matrix[line - 1, column - 1] + cost);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                    matrix[line, column] = Math.Min(matrix[line, column], matrix[line - 2, column - 2] + 1);
            }
        }
        return matrix[one.Length, other.Length];
    }
}
