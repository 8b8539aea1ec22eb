using Assignr.Portal.Tests.Accounts;
using Assignr.Portal.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Tokens;

public sealed class StartCodesTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Key = "EMMA@EXAMPLE.COM";

    private StartCodes Codes => portal.Services.GetRequiredService<StartCodes>();

    [Fact]
    public void No_two_are_alike_and_none_has_characters_that_look_alike()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => Codes.Mint(Key).Shown).ToList();

        Assert.Equal(1_000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$", code));
    }

    [Theory]
    [InlineData("abcd-efgh", "ABCDEFGH")]
    [InlineData(" ABCD EFGH ", "ABCDEFGH")]
    [InlineData("ABCD\u2011EFGH.", "ABCDEFGH")]
    [InlineData("ABCD-EFG", null)]
    [InlineData("ABCD-EFGHJ", null)]
    [InlineData("ABCD-EFG0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Is_read_however_it_is_typed(string? typed, string? read) => Assert.Equal(read, StartCodes.Read(typed));

    [Fact]
    public void Belongs_to_its_address_and_its_hash_says_nothing_without_the_key()
    {
        var code = Codes.Mint(Key);
        var typed = StartCodes.Read(code.Shown)!;

        Assert.True(Codes.Is(code.Hash, Key, typed));
        Assert.False(Codes.Is(code.Hash, "LUCA@EXAMPLE.COM", typed));
        Assert.False(Codes.Is(code.Hash, Key, StartCodes.Read(Codes.Mint(Key).Shown)!));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Key}\n{typed}")), code.Hash);
        Assert.Equal("StartCode", code.ToString());
    }
}
