using IrisBench.Pipeline.Steps;
using Microsoft.AspNetCore.Http;

namespace IrisBench.FunctionHost.Http;

internal static class FailureStatus
{
    /// <summary>The HTTP status of a step's failure.</summary>
    public static int Of(StepFailure failure) => failure switch
    {
        StepFailure.InvalidInput => StatusCodes.Status400BadRequest,
        StepFailure.InputTooLarge => StatusCodes.Status413PayloadTooLarge,
        StepFailure.Unauthenticated => StatusCodes.Status401Unauthorized,
        StepFailure.ModelNotFound => StatusCodes.Status404NotFound,
        StepFailure.TooManyRequests => StatusCodes.Status429TooManyRequests,
        StepFailure.DependencyFailed => StatusCodes.Status502BadGateway,
        StepFailure.DependencyUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
