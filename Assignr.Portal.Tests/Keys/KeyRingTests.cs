using System.Net;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Keys;

/// <summary>What happens to sign-ins and forms from one start to the next, depending on the key files.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-key-ring-").FullName;
    private readonly string key = TestKey.Make();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_database_holds_no_key_in_clear_and_nothing_is_accepted_that_is_made_from_it()
    {
        await using var portal = KeysPortal.Start(folder, key);
        var visitor = await portal.SignInAsync(await portal.AddAsync());
        var device = visitor.Cookies.Single(cookie => cookie.Key.EndsWith("assignr-device", StringComparison.Ordinal));
        Assert.NotNull(portal.DeviceOf(device.Key, device.Value));

        var stored = Assert.Single(await portal.StoredKeysAsync());
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        Assert.Contains($"with=\"{TestKey.IdOf(key)}\"", stored, StringComparison.Ordinal);

        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        foreach (var name in new[] { "portal.db", "portal.db-wal" })
            File.Copy(Path.Combine(folder, name), Path.Combine(copy, name));
        await using var thief = new PlainKeys(copy);
        Assert.Null(portal.DeviceOf(device.Key, thief.DeviceCookie()));
        Assert.ThrowsAny<Exception>(() => thief.Open(device.Value));
    }

    [Fact]
    public async Task A_restart_keeps_everybody_signed_in()
    {
        Visitor visitor;
        await using (var portal = KeysPortal.Start(folder, key))
            visitor = await portal.SignInAsync(await portal.AddAsync());

        await using var again = KeysPortal.Start(folder, key);

        Assert.True(await again.IsSignedInAsync(visitor));
        Assert.Single(await again.StoredKeysAsync());
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public async Task In_Development_a_restart_keeps_everybody_signed_in_without_any_setting()
    {
        Visitor visitor;
        await using (var portal = new KeysPortal(folder, Environments.Development))
            visitor = await portal.SignInAsync(await portal.AddAsync());

        await using var again = new KeysPortal(folder, Environments.Development);

        Assert.True(await again.IsSignedInAsync(visitor));
        Assert.Contains("<encrypted ", Assert.Single(await again.StoredKeysAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_file_encrypts_what_is_new_and_the_old_one_opens_what_was_there()
    {
        Visitor visitor;
        await using (var portal = KeysPortal.Start(folder, key))
            visitor = await portal.SignInAsync(await portal.AddAsync());
        var next = TestKey.Make();
        await using (var rotated = KeysPortal.Start(folder, next, key))
        {
            Assert.True(await rotated.IsSignedInAsync(visitor));
            var now = TimeProvider.System.GetUtcNow();
            rotated.Services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));

            Assert.Collection(await rotated.StoredKeysAsync(),
                stored => Assert.Contains(TestKey.IdOf(key), stored, StringComparison.Ordinal),
                stored => Assert.Contains(TestKey.IdOf(next), stored, StringComparison.Ordinal));
            Assert.Empty(rotated.Warnings);
        }

        await using var without = KeysPortal.Start(folder, next);

        Assert.False(await without.IsSignedInAsync(visitor));
        Assert.Empty(without.Warnings);
    }

    [Fact]
    public async Task A_lost_file_ends_sessions_and_open_forms_and_loses_nothing_else()
    {
        Visitor visitor, stranger;
        Answer form;
        Person person;
        await using (var portal = KeysPortal.Start(folder, key))
        {
            person = await portal.AddAsync();
            visitor = await portal.SignInAsync(person);
            stranger = portal.Visit();
            form = await stranger.OpenAsync("/login");
        }

        var next = TestKey.Make();
        await using (var portal = KeysPortal.Start(folder, next))
        {
            var warning = Assert.Single(portal.Warnings);
            Assert.StartsWith("Keys:File is another key than before: it opens none of the keys", warning, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', warning);
            Assert.False(await portal.IsSignedInAsync(visitor));
            var refused = await portal.Visit(stranger).PostAsync(
                form, "/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", KeysPortal.Password));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains($"value=\"{person.PrimaryAddress}\"", refused.Body, StringComparison.Ordinal);
            await portal.SignInAsync(person);
        }

        // Once it is found, it decrypts what it decrypted before.
        await using var found = KeysPortal.Start(folder, next, key);
        Assert.True(await found.IsSignedInAsync(visitor));
        Assert.Empty(found.Warnings);
    }

    /// <summary>So that lost keys stop no letter, and no link in one.</summary>
    [Fact]
    public void Nothing_but_cookies_and_forms_is_encrypted_with_the_keys()
    {
        var users = typeof(PasswordHashing).Assembly.GetTypes().Where(type => type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => typeof(IDataProtectionProvider).IsAssignableFrom(parameter.ParameterType)));

        Assert.Equal([typeof(KnownDevices), typeof(LinkCookie)], users.OrderBy(type => type.Name));
    }
}
