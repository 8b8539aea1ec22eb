using System.Diagnostics;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import;

/// <summary>
/// No file of at most 16 MB takes more than ten seconds or 256 MB. These are a quarter of such files, with three times the limit for a busy
/// machine; docs/performance.md has the whole ones. All memory ever allocated is counted, which is more than was used at any time.
/// </summary>
public sealed class WorstFilesTests
{
    private const int Share = 4;
    private const long Most = 3 * 256 * 1024 * 1024L / Share;

    private static readonly WorstFiles Files = new(Share);

    public static TheoryData<string> Names() => [.. Files.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_costs_no_more_than_the_bytes_and_says_what_is_too_large(string name)
    {
        var (make, refusal) = Files.All[name];
        var file = make();
        var limits = new ImportOptions { MostSeconds = 600 };
        limits.MostUnpackedBytes /= Share;
        Assert.InRange(file.Length, 1, limits.MostBytes);
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var result = SheetReader.Read(file, name, limits);

        var (took, asked) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(took, TimeSpan.Zero, Deadline.Of(10));
        Assert.InRange(asked, 0, Most);
        if (refusal is null)
            Assert.Null(result.Problem);
        else
            Assert.Contains(refusal, result.Problem, StringComparison.Ordinal);
    }
}
