using System.Net;
using System.Net.Http.Json;
using static IrisBench.Tests.IrisServer.IrisServerCalls;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class TokenTests(SharedIrisServer server)
{
    [Fact]
    public async Task A_model_without_a_token_is_refused()
    {
        using var response = await server.Client.PostModelAsync([1], token: null);

        await ShouldBeUnauthorizedAsync(response);
    }

    [Fact]
    public async Task A_token_with_the_right_key_and_claims_is_accepted()
    {
        var stored = await server.Client.StoreModelAsync(await server.Client.DefaultModelAsync(), HandmadeToken.Create());

        Assert.Equal(IrisServerProcess.User, stored.Creator);
    }

    public static TheoryData<string, string> ForgedTokens => new()
    {
        { "no token at all", "nonsense" },
        { "another key", HandmadeToken.Create(key: "another key, also of more than 32 bytes") },
        { "no signature", HandmadeToken.Create(algorithm: "none") },
        { "another algorithm's name", HandmadeToken.Create(algorithm: "HS512") },
        { "another issuer", HandmadeToken.Create(issuer: "somebody") },
        { "another audience", HandmadeToken.Create(audience: "somebody") },
        { "no subject", HandmadeToken.Create(subject: null) },
        { "an empty subject", HandmadeToken.Create(subject: "") },
        { "expired", HandmadeToken.Create(expiresIn: TimeSpan.FromSeconds(-2)) },
    };

    [Theory]
    [MemberData(nameof(ForgedTokens))]
    public async Task A_forged_or_expired_token_is_refused(string why, string token)
    {
        using var response = await server.Client.PostModelAsync(await server.Client.DefaultModelAsync(), token);

        Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, why);
        await ShouldBeUnauthorizedAsync(response);
    }

    [Fact]
    public async Task An_issued_token_is_refused_once_its_configured_lifetime_is_over()
    {
        using var folder = new StoreFolder();
        await using var hasty = await IrisServerProcess.StartAsync(folder.StorePath, ("Jwt:Lifetime", "00:00:01"));
        using var login = await hasty.Client.PostUserAsync($"{IrisServerProcess.User};{IrisServerProcess.Password}");
        var answer = await login.Content.ReadFromJsonAsync<TokenAnswer>();
        while (DateTimeOffset.UtcNow <= answer!.ExpiresAt)
            await Task.Delay(TimeSpan.FromMilliseconds(100));

        using var response = await hasty.Client.PostModelAsync([1], answer.Token);

        await ShouldBeUnauthorizedAsync(response);
        Assert.Contains("expired", response.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
    }

    private static async Task ShouldBeUnauthorizedAsync(HttpResponseMessage response)
    {
        await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }
}
