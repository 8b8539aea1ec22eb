using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Accounts.SignIn;

/// <summary>Accounts with passwords that are hashed quickly, and people who sign in.</summary>
public abstract class LogInBench : IAsyncLifetime
{
    private protected const string Password = "muddy cleats in October";
    private protected static readonly Caller Stranger = Caller.Anonymous("192.0.2.7");
    private protected TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync(services =>
    {
        FewIterations(services);
        services.AddSingleton<IPasswordHasher<Account>, CountingHasher>();
    });

    public async Task DisposeAsync() => await portal.DisposeAsync();

    internal static void FewIterations(IServiceCollection services) =>
        services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);

    private protected async Task<Person> WithAccountAsync(
        string name, Permissions permissions = Permissions.Official, string? address = null, string? userName = null,
        string password = Password)
    {
        address ??= $"{name.Replace(' ', '.').ToLowerInvariant()}@officials.example.com";
        var person = A.Person(name, address, permissions);
        await portal.SaveAsync(person, Account.Open(person.Id, userName ?? address,
            (await portal.Get<PasswordHashing>().HashAsync(password))!));
        return person;
    }

    private protected Task<LogInResult> LogInAsync(string name, string password, Guid? device = null) =>
        portal.Get<LogIn>().RunAsync(Stranger, name, password, device);

    /// <summary>Hashes as the portal does, and counts comparisons with each hash.</summary>
    private protected sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new(options);
        private string? watched;
        private int compared;

        public int Compared => compared;

        public void Watch(string hash) => watched = hash;

        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            if (hashedPassword == watched)
                Interlocked.Increment(ref compared);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
