using System.Net.Http.Headers;
using System.Text.Json;

namespace IrisBench.Compare.Sides;

/// <summary>
/// Posts one step's input. No retries: a request that is sent twice is not what the comparison measures.
/// </summary>
internal sealed class StepClient(HttpClient http)
{
    public async Task<StepAnswer> PostAsync(
        string step, Uri address, HttpContent? body, string? bearerToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (bearerToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearerToken);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? await ReadAsync(step, response, cancellationToken)
                : throw new StepFailedException(step, await StepProblem.DescribeAsync(response, cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new StepFailedException(step, $"no answer from {address}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(step, $"no answer from {address} within {http.Timeout.TotalSeconds:0} s.", exception);
        }
    }

    private static async Task<StepAnswer> ReadAsync(string step, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return new StepAnswer(step, document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            throw new StepFailedException(step, "the answer is not JSON.", exception);
        }
    }
}
