namespace IrisBench.AppHost.Resources;

internal static class CredentialsExtensions
{
    /// <summary>Adds the credentials. The secrets are generated once and kept outside the repository, in the user secrets.</summary>
    public static Credentials AddCredentials(this IDistributedApplicationBuilder builder) => new(
        builder.AddParameter("iris-user", builder.Configuration["Parameters:iris-user"] ?? "iris", publishValueAsDefault: true),
        builder.AddParameter("iris-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true),
        builder.AddParameter("jwt-signing-key", new GenerateParameterDefault { MinLength = 64, Special = false }, secret: true, persist: true));
}
