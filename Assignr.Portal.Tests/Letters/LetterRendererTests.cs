using Assignr.Portal.NewAccounts;

namespace Assignr.Portal.Tests.Letters;

public sealed class LetterRendererTests
{
    [Fact]
    public async Task Keeps_nothing_of_the_letters_it_wrote()
    {
        await using var portal = await TestPortal.StartAsync();
        var writer = portal.Get<NewAccountLetterWriter>();
        await WriteAsync(writer, 200);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await WriteAsync(writer, 3_000);

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 3_000_000, $"{kept / 1_000} KB stayed behind.");
    }

    [Fact]
    public async Task Writes_for_several_connections_at_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var writer = portal.Get<NewAccountLetterWriter>();

        var letters = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => writer.WriteAsync(Some.NewAccount($"N{number}")))));

        Assert.All(letters.Index(), entry => Assert.StartsWith($"N{entry.Index}, ", entry.Item.Subject, StringComparison.Ordinal));
        Assert.All(letters.Index(), entry => Assert.Contains($">N{entry.Index}, your account", entry.Item.Html, StringComparison.Ordinal));
    }

    private static async Task WriteAsync(NewAccountLetterWriter writer, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
            await writer.WriteAsync(Some.NewAccount(games: Some.Games));
    }
}
