using System.Net;
using System.Net.Http.Json;
using static IrisBench.Tests.IrisServer.IrisServerCalls;

namespace IrisBench.Tests.IrisServer;

[Collection(SharedIrisServerCollection.Name)]
public sealed class LoginTests(SharedIrisServer server)
{
    private const string RightText = $"{IrisServerProcess.User};{IrisServerProcess.Password}";

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Right_credentials_as_text_get_a_token(string contentType)
    {
        using var response = await server.Client.PostUserAsync(RightText, contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>();
        Assert.Equal(3, answer!.Token.Split('.').Length);
        Assert.Equal("Bearer", answer.TokenType);
    }

    [Fact]
    public async Task Right_credentials_without_content_type_get_a_token()
    {
        using var body = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(RightText));
        using var response = await server.Client.PostAsync("/user", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Right_credentials_as_json_get_a_token()
    {
        using var response = await server.Client.PostAsJsonAsync(
            "/user", new { user = IrisServerProcess.User, password = IrisServerProcess.Password });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_line_end_after_the_password_is_not_part_of_it()
    {
        using var response = await server.Client.PostUserAsync(RightText + "\n");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_token_lives_fifteen_minutes_unless_configured_otherwise()
    {
        using var response = await server.Client.PostUserAsync(RightText);
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>();

        Assert.InRange(answer!.ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using var response = await server.Client.PostUserAsync($"{IrisServerProcess.User};wrong");

        await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_unknown_user_gets_the_same_answer_as_a_wrong_password()
    {
        using var wrongPassword = await server.Client.PostUserAsync($"{IrisServerProcess.User};wrong");
        using var unknownUser = await server.Client.PostUserAsync("nobody;wrong");

        Assert.Equal(await WithoutTraceAsync(wrongPassword), await WithoutTraceAsync(unknownUser));

        static async Task<string> WithoutTraceAsync(HttpResponseMessage response)
            => string.Join('\n', (await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized))
                .EnumerateObject().Where(property => property.Name != "traceId").Select(property => property.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no separator")]
    [InlineData(";password")]
    [InlineData("user;")]
    [InlineData("{}")]
    [InlineData("{\"user\":\"tester\"}")]
    [InlineData("{\"user\":\"tester\",\"password\":7}")]
    [InlineData("{\"user\":")]
    public async Task A_malformed_body_is_refused(string body)
    {
        using var response = await server.Client.PostUserAsync(body);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using var body = new ByteArrayContent([0xFF, (byte)';', 0xFE]);
        using var response = await server.Client.PostAsync("/user", body);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_four_kibibytes_is_refused()
    {
        using var response = await server.Client.PostUserAsync("user;" + new string('x', 4096));

        await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_login_is_dropped()
    {
        using var response = await server.Client.PostUserAsync("\uFEFF" + RightText);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_repeated_is_refused()
    {
        using var response = await server.Client.PostUserAsync("""{"user":"tester","user":"admin","password":"x"}""");

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", HttpStatusCode.TooManyRequests)]
    [InlineData("10.0.0.0/8", HttpStatusCode.TooManyRequests)]
    [InlineData("127.0.0.1;10.0.0.0/8", HttpStatusCode.OK)]
    public async Task Whom_the_limit_counts_is_told_by_known_proxies_only(string known, HttpStatusCode expected)
    {
        using var folder = new StoreFolder();
        await using var strict = await IrisServerProcess.StartAsync(
            folder.StorePath,
            ("Login:PermitsPerMinute", "1"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("ForwardedHeaders:KnownProxies", known));
        await strict.Client.LogInAsync();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/user") { Content = new StringContent(RightText) };
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var response = await strict.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Logins_beyond_the_limit_are_told_when_to_come_back()
    {
        using var folder = new StoreFolder();
        await using var strict = await IrisServerProcess.StartAsync(folder.StorePath, ("Login:PermitsPerMinute", "2"));
        for (var permitted = 0; permitted < 2; permitted++)
            await strict.Client.LogInAsync();

        using var response = await strict.Client.PostUserAsync(RightText);

        await response.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }
}
