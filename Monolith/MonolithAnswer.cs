using IrisBench.Learning.Training;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Prediction;

namespace Monolith;

/// <summary>The steps' answers and times. The token stays inside: no caller needs it any more.</summary>
internal sealed record MonolithAnswer(LoadAnswer Load, TrainAnswer Train, PredictAnswer Predict, StepSeconds Seconds);
