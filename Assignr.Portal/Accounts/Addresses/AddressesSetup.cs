using Assignr.Portal.Mail;

namespace Assignr.Portal.Accounts.Addresses;

internal static class AddressesSetup
{
    public static IServiceCollection AddAddressesOfProfiles(this IServiceCollection services) => services
        .AddSingleton<LookAtConfirmation>()
        .AddSingleton<ConfirmAddress>()
        .AddSingleton<SendConfirmationAgain>()
        .AddSingleton<WithdrawAddress>()
        .AddSingleton<ConfirmAddressLetterWriter>()
        .AddSingleton<IMailKind, ConfirmAddressKind>()
        .AddSingleton<AddressesChangedLetterWriter>()
        .AddSingleton<IMailKind, AddressesChangedKind>();
}
